import { revokeVerification } from "#documents";
import type { Ctx } from "#platform/context";
import { execute } from "#platform/database/database";
import { newId, type Id } from "#platform/ids";
import { toPermit, type Permit } from "./permit.ts";
import { tables, type WithdrawalReason } from "./tables.ts";
import type { Zone } from "./zone-plan.ts";

export interface NewPermit {
  readonly numberLetter: Zone["numberLetter"];
  readonly zoneKey: string;
  readonly personId: Id<"person"> | undefined;
  readonly plate: string;
  readonly validFrom: Temporal.PlainDate;
  readonly validUntil: Temporal.PlainDate;
  readonly caseId: string | undefined;
  readonly replacesId?: Id<"permit"> | undefined;
}

/** Writes a new permit with the next number; inside the verb that grants it. */
export async function insertPermit(ctx: Ctx, permit: NewPermit): Promise<Permit> {
  const [next] = await execute<{ number: number }>(
    ctx.db,
    "SELECT nextval('permits.permit_number') AS number",
  );
  const row = await tables(ctx)
    .insertInto("permits.permit")
    .values({
      id: newId<"permit">(),
      number: permitNumber(permit.numberLetter, next?.number ?? 0),
      zone_key: permit.zoneKey,
      person_id: permit.personId ?? null,
      plate: permit.plate,
      valid_from: permit.validFrom,
      valid_until: permit.validUntil,
      case_id: permit.caseId ?? null,
      replaces_id: permit.replacesId ?? null,
      created_at: ctx.now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toPermit(row);
}

/** Ends a permit at once, and with it the code on its letter; inside the verb that does so. */
export async function endPermit(ctx: Ctx, permitId: Id<"permit">, because: WithdrawalReason): Promise<void> {
  await tables(ctx)
    .updateTable("permits.permit")
    .set({ withdrawn_at: ctx.now(), withdrawn_because: because })
    .where("id", "=", permitId)
    .where("withdrawn_at", "is", null)
    .execute();
  await revokeVerification(ctx, { subjectKind: "permit", subjectId: permitId });
}

/** `W0141`: a letter for the zone and at least four digits. */
export function permitNumber(letter: string, number: number): string {
  return `${letter}${String(number).padStart(4, "0")}`;
}
