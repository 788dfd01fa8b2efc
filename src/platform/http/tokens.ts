import type { Actor } from "../actor.ts";
import type { Ctx, System } from "../context.ts";
import { DomainError } from "../errors.ts";
import { registryOf } from "../registry.ts";

export interface TokenHolder {
  readonly actor: Actor;
  readonly tokenId: string;
  /** Requests a minute that this program or device may send. */
  readonly perMinute: number;
}

/** Finds the holder of an API token; undefined for a token that is unknown, expired or revoked. */
export type TokenResolver = (ctx: Ctx, token: string) => Promise<TokenHolder | undefined>;

export const tokenResolvers = registryOf<TokenResolver>("token resolver");

const counts = new WeakMap<System, { minute: number; readonly byToken: Map<string, number> }>();

/**
 * The actor behind a token. Requests are counted by calendar minute and in this process alone: with several processes
 * each lets the token's limit through.
 * @throws DomainError `not-signed-in` for a wrong token, `too-many` beyond its limit
 */
export async function actorOfToken(ctx: Ctx, token: string): Promise<Actor> {
  const [resolver] = tokenResolvers.list(ctx.system);
  const holder = await resolver?.[1](ctx, token);
  if (!holder) throw new DomainError("not-signed-in");
  const minute = Math.floor(ctx.now().epochMilliseconds / 60_000);
  const known = counts.get(ctx.system);
  const counted = known?.minute === minute ? known : { minute, byToken: new Map<string, number>() };
  counts.set(ctx.system, counted);
  const count = (counted.byToken.get(holder.tokenId) ?? 0) + 1;
  counted.byToken.set(holder.tokenId, count);
  if (count > holder.perMinute) throw new DomainError("too-many");
  return holder.actor;
}
