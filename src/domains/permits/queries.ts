import type { Selectable } from "kysely";
import type { Ctx } from "#platform/context";
import { execute } from "#platform/database/database";
import type { Id } from "#platform/ids";
import { toPermit, type Permit } from "./permit.ts";
import { tables, type PermitTable } from "./tables.ts";

/** A person's permits that were not withdrawn, oldest first, also those that have expired. */
export async function permitsOf(ctx: Ctx, personId: Id<"person">): Promise<Permit[]> {
  const rows = await tables(ctx)
    .selectFrom("permits.permit")
    .selectAll()
    .where("person_id", "=", personId)
    .where("withdrawn_at", "is", null)
    .orderBy("valid_until")
    .execute();
  return rows.map(toPermit);
}

/** The permit with this number, unless it was withdrawn, as a list for the same use as `permitsOf`. */
export async function permitsByNumber(ctx: Ctx, number: string): Promise<Permit[]> {
  const rows = await tables(ctx)
    .selectFrom("permits.permit")
    .selectAll()
    .where("number", "=", number)
    .where("withdrawn_at", "is", null)
    .execute();
  return rows.map(toPermit);
}

/** The newest permits with a plate; a handful, since a plate may pass from hand to hand. */
export async function permitsOfPlate(ctx: Ctx, plate: string): Promise<Permit[]> {
  return (await execute<Selectable<PermitTable>>(ctx.db, OF_PLATE, [plate])).map(toPermit);
}

// Asked at every check on the street, so it is written out rather than built each time.
const OF_PLATE = "SELECT * FROM permits.permit WHERE plate = $1 ORDER BY valid_until DESC LIMIT 20";

/**
 * Whoever grants a permit to this person waits here for another who does so at the same time, and then finds what the
 * other has made: the constraint alone would end the whole transaction. Released at its end.
 */
export async function lockHolder(ctx: Ctx, holder: string): Promise<void> {
  await execute(ctx.db, "SELECT pg_advisory_xact_lock(hashtextextended($1, 7332012))", [holder]);
}
