import { tablesOf, type Filled, type Json } from "#platform/database/database";
import type { LocalizedText } from "#platform/i18n";
import type { Id } from "#platform/ids";

export type PaymentState = "open" | "paid" | "refund-due" | "refunded" | "cancelled";
export type AttemptState = "starting" | "initial" | "paid" | "failed" | "cancelled" | "expired" | "surplus";

export interface PaymentTable {
  id: Id<"payment">;
  subject_id: string;
  reference: string;
  title: Json<LocalizedText>;
  amount_cents: number;
  return_path: string;
  state: PaymentState;
  created_at: Temporal.Instant;
  paid_at: Filled<Temporal.Instant | null>;
  paid_how: Filled<"online" | "counter" | null>;
  refunded_at: Filled<Temporal.Instant | null>;
}

export interface AttemptTable {
  id: Id<"payment-attempt">;
  payment_id: Id<"payment">;
  transaction_id: Filled<string | null>;
  redirect_url: Filled<string | null>;
  state: AttemptState;
  created_at: Temporal.Instant;
  asked_at: Filled<Temporal.Instant | null>;
}

export interface PaymentsTables {
  "payments.payment": PaymentTable;
  "payments.attempt": AttemptTable;
}

export const tables = tablesOf<PaymentsTables>();
