import type { Ctx } from "#platform/context";
import { registryOf } from "#platform/registry";
import type { PaymentProvider } from "./provider.ts";

/** What a domain below does when something it asked to be paid is paid; runs in the transaction that learnt of it. */
export interface PaymentListener {
  /** True when the subject was this domain's. */
  onPaid(ctx: Ctx, subjectId: string): Promise<boolean>;
}

export const paymentListeners = registryOf<PaymentListener>("payment listener");
export const paymentProviders = registryOf<PaymentProvider>("payment provider");
