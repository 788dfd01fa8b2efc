import { z } from "zod";
import type { Selectable } from "kysely";
import type { Ctx } from "#platform/context";
import { DomainError } from "#platform/errors";
import type { Id } from "#platform/ids";
import { resident } from "#platform/permissions";
import { view } from "#platform/verb";
import { stateOn, type Licence, type LicenceState } from "./licence.ts";
import { isOpen, type LossReport } from "./loss-report.ts";
import { registerOf } from "./register.ts";
import { tables, type LossReportTable } from "./tables.ts";

/** Register data are shown to whoever is surely the person (eIDAS substantial). */
export const holder = resident("substantial");

export interface OwnLicence {
  readonly licence: Licence;
  readonly state: LicenceState;
  /** The last one, also when it is closed. */
  readonly report: LossReport | undefined;
}

/** A person's licence with its state today; undefined where the register has none. */
export async function licenceToday(ctx: Ctx, personId: Id<"person">): Promise<OwnLicence | undefined> {
  const licence = await registerOf(ctx).find(ctx, personId);
  if (!licence) return undefined;
  const report = await lastReport(ctx, personId);
  const isMissing = report !== undefined && isOpen(report.state);
  return { licence, state: stateOn(licence, isMissing, ctx.today()), report };
}

/** "Mein Führerschein": undefined where the account is joined to no person, or the person has no licence here. */
export const readOwnLicence = view(
  { name: "drivingLicences.readOwnLicence", permission: holder, input: z.object({}) },
  async (ctx): Promise<OwnLicence | undefined> => {
    const personId = ownPerson(ctx);
    return personId && licenceToday(ctx, personId);
  },
);

/** The person who is signed in; undefined where the account is joined to none. */
export function ownPerson(ctx: Ctx): Id<"person"> | undefined {
  if (ctx.actor.kind !== "resident") throw new DomainError("forbidden");
  return ctx.actor.personId;
}

/** Locked until the end of the transaction, so that two steps at once follow one another. */
export async function lastReport(
  ctx: Ctx,
  personId: Id<"person">,
  lock = false,
): Promise<LossReport | undefined> {
  let query = tables(ctx)
    .selectFrom("driving_licences.loss_report")
    .selectAll()
    .where("person_id", "=", personId)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(1);
  if (lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  return row && toReport(row);
}

function toReport(row: Selectable<LossReportTable>): LossReport {
  return {
    id: row.id,
    personId: row.person_id,
    documentNumber: row.document_number,
    kind: row.kind,
    missingSince: row.missing_since,
    state: row.state,
  };
}
