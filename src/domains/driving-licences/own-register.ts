import type { Selectable } from "kysely";
import { nameKey } from "#residents";
import type { Ctx } from "#platform/context";
import { conflictOf, execute } from "#platform/database/database";
import { DomainError } from "#platform/errors";
import { addLicences } from "./add-licences.ts";
import { inCardOrder, type RestrictionCode, type VehicleCategoryCode } from "./licence.ts";
import type { DrivingLicenceRegister, LicenceEntry, NewCard } from "./register.ts";
import { tables, type LicenceTable } from "./tables.ts";

/** The driving licence register in this project's own tables. */
export const ownRegister: DrivingLicenceRegister = {
  find: async (ctx, personId, asOf = {}) => {
    const on = asOf.on ?? ctx.today();
    const knownAt = asOf.knownAt ?? ctx.now();
    const [found] = await entries(
      ctx,
      `WHERE person_id = $1 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until > $2)
         AND created_at <= $3 AND (superseded_at IS NULL OR superseded_at > $3)`,
      [personId, on, knownAt],
    );
    return found;
  },

  history: (ctx, personId) =>
    entries(ctx, "WHERE person_id = $1 ORDER BY valid_from DESC, created_at DESC", [personId]),

  search: (ctx, query, limit) =>
    entries(
      ctx,
      `WHERE superseded_at IS NULL AND valid_from <= $1 AND (valid_until IS NULL OR valid_until > $1)
         AND (document_number = $2 OR family_name_key LIKE $3)
       ORDER BY family_name_key, given_name, id LIMIT $4`,
      [ctx.today(), query.toUpperCase().replace(/\s/g, ""), `${likeText(nameKey(query))}%`, limit],
    ),

  replaceCard: async (ctx, card) => {
    const rows = await entries(
      ctx,
      `WHERE person_id = $1 AND superseded_at IS NULL AND (valid_until IS NULL OR valid_until > $2)
       ORDER BY valid_from FOR UPDATE`,
      [card.personId, card.issueDate],
    );
    const taken = await tables(ctx)
      .selectFrom("driving_licences.licence")
      .select("id")
      .where("document_number", "=", card.documentNumber)
      .executeTakeFirst();
    if (rows.length === 0 || taken || rows.some((row) => isAfter(row.birthDate, card.issueDate)))
      return false;
    await supersede(ctx, card, rows);
    return true;
  },
};

/** What was known before stays readable: each row is superseded, and cut at the day of the new card. */
async function supersede(ctx: Ctx, card: NewCard, rows: readonly LicenceEntry[]): Promise<void> {
  await tables(ctx)
    .updateTable("driving_licences.licence")
    .set({ superseded_at: ctx.now() })
    .where("person_id", "=", card.personId)
    .where("superseded_at", "is", null)
    .where((where) => where.or([where("valid_until", "is", null), where("valid_until", ">", card.issueDate)]))
    .execute();
  try {
    for (const row of rows) {
      const isBefore = isAfter(card.issueDate, row.validFrom);
      if (isBefore) await addLicences(ctx, [{ ...row, validUntil: card.issueDate }]);
      await addLicences(ctx, [{ ...row, ...card, validFrom: isBefore ? card.issueDate : row.validFrom }]);
    }
  } catch (error) {
    if (conflictOf(error)) throw new DomainError("conflict");
    throw error;
  }
}

type Row = Selectable<LicenceTable> & {
  readonly privileges: readonly {
    readonly category: VehicleCategoryCode;
    readonly issued: string;
    readonly expires: string | null;
    readonly codes: readonly RestrictionCode[];
  }[];
};

async function entries(ctx: Ctx, condition: string, parameters: readonly unknown[]): Promise<LicenceEntry[]> {
  const rows = await execute<Row>(
    ctx.db,
    `SELECT licence.*, (
       SELECT coalesce(jsonb_agg(jsonb_build_object('category', vehicle_category_code, 'issued', issue_date,
         'expires', expiry_date, 'codes', codes)), '[]')
       FROM driving_licences.driving_privilege WHERE licence_id = licence.id) AS privileges
     FROM driving_licences.licence AS licence ${condition}`,
    parameters,
  );
  return rows.map(toEntry);
}

function toEntry(row: Row): LicenceEntry {
  return {
    personId: row.person_id,
    documentNumber: row.document_number,
    familyName: row.family_name,
    givenName: row.given_name,
    birthDate: row.birth_date,
    issueDate: row.issue_date,
    expiryDate: row.expiry_date,
    issuingCountry: row.issuing_country,
    issuingAuthority: row.issuing_authority,
    unDistinguishingSign: row.un_distinguishing_sign,
    entitlement: row.entitlement,
    drivingPrivileges: inCardOrder(
      row.privileges.map(({ category, issued, expires, codes }) => ({
        vehicleCategoryCode: category,
        issueDate: Temporal.PlainDate.from(issued),
        expiryDate: expires === null ? undefined : Temporal.PlainDate.from(expires),
        codes,
      })),
    ),
    validFrom: row.valid_from,
    validUntil: row.valid_until ?? undefined,
    knownFrom: row.created_at,
    knownUntil: row.superseded_at ?? undefined,
  };
}

function likeText(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

function isAfter(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) > 0;
}
