import type { Ctx } from "#platform/context";
import type { LocalizedText } from "#platform/i18n";
import { registryOf } from "#platform/registry";
import type { Service } from "./schema.ts";

/**
 * Says why a service cannot be applied for online here, or nothing: an adapter that is not configured, a register
 * that is away. It is asked while a page is made, so it must not wait for anything.
 */
export type ServiceBlock = (ctx: Pick<Ctx, "system">, service: Service) => LocalizedText | undefined;

/** Where domains register their reasons, each under its own name. */
export const serviceBlocks = registryOf<ServiceBlock>("service block");

export type Availability =
  | { readonly kind: "online" }
  | { readonly kind: "later"; readonly month: string }
  | { readonly kind: "blocked"; readonly reason: LocalizedText };

/** Whether residents can apply for the service online here and now. */
export function availabilityOf(ctx: Pick<Ctx, "system" | "today">, service: Service): Availability {
  const month = ctx.today().toPlainYearMonth().toString();
  if (service.onlineSince !== undefined && service.onlineSince > month)
    return { kind: "later", month: service.onlineSince };
  for (const [, block] of serviceBlocks.list(ctx.system)) {
    const reason = block(ctx, service);
    if (reason) return { kind: "blocked", reason };
  }
  return { kind: "online" };
}
