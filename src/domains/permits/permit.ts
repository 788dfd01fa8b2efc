import type { Selectable } from "kysely";
import type { Id } from "#platform/ids";
import type { PermitTable, WithdrawalReason } from "./tables.ts";

export interface Permit {
  readonly id: Id<"permit">;
  /** A letter and digits: `W0141`. */
  readonly number: string;
  readonly zoneKey: string;
  readonly personId: Id<"person"> | undefined;
  readonly plate: string;
  readonly validFrom: Temporal.PlainDate;
  /** The last valid day. */
  readonly validUntil: Temporal.PlainDate;
  readonly withdrawnAt: Temporal.Instant | undefined;
  readonly withdrawnBecause: WithdrawalReason | undefined;
}

export function toPermit(row: Selectable<PermitTable>): Permit {
  return {
    id: row.id,
    number: row.number,
    zoneKey: row.zone_key,
    personId: row.person_id ?? undefined,
    plate: row.plate,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    withdrawnAt: row.withdrawn_at ?? undefined,
    withdrawnBecause: row.withdrawn_because ?? undefined,
  };
}

export type PermitState = "valid" | "expired" | "withdrawn" | "not-yet";

/** The state of a permit on a day; whether it was withdrawn counts before its days. */
export function stateOf(
  permit: Pick<Permit, "validFrom" | "validUntil" | "withdrawnAt">,
  on: Temporal.PlainDate,
): PermitState {
  if (permit.withdrawnAt) return "withdrawn";
  if (Temporal.PlainDate.compare(on, permit.validFrom) < 0) return "not-yet";
  return Temporal.PlainDate.compare(on, permit.validUntil) > 0 ? "expired" : "valid";
}

/** The permit that an extension or a change concerns: the one that ends last among those not withdrawn. */
export function latestOf(permits: readonly Permit[]): Permit | undefined {
  return permits.toSorted((a, b) => Temporal.PlainDate.compare(a.validUntil, b.validUntil)).at(-1);
}

/** Those that hold on a day or later. */
export function stillHolding(permits: readonly Permit[], on: Temporal.PlainDate): Permit[] {
  return permits.filter(
    (permit) => !permit.withdrawnAt && Temporal.PlainDate.compare(permit.validUntil, on) >= 0,
  );
}
