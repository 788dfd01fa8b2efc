import type { Selectable } from "kysely";
import type { Ctx } from "#platform/context";
import type { Id } from "#platform/ids";
import { nameKey } from "./name-key.ts";
import { ownFamily } from "./own-family.ts";
import { recordsBySound } from "./own-records.ts";
import { momentsOf, toPerson, toResidence } from "./own-rows.ts";
import type { AsOf, ResidentsRegister } from "./register.ts";
import { tables, type PersonalDataTable } from "./tables.ts";

/** The residents' register in this project's own tables. */
export const ownRegister: ResidentsRegister = {
  ...ownFamily,
  bySound: recordsBySound,

  find: async (ctx, personId, asOf = {}) => {
    const rows = await asOfRows(ctx, personId, asOf);
    return rows[0] && toPerson(rows[0]);
  },

  residences: async (ctx, personId, asOf = {}) => {
    const { on, knownAt } = momentsOf(ctx, asOf);
    const rows = await tables(ctx)
      .selectFrom("residents.residence")
      .selectAll()
      .where("person_id", "=", personId)
      .where("valid_from", "<=", on)
      .where((where) => where.or([where("valid_until", "is", null), where("valid_until", ">", on)]))
      .where("created_at", "<=", knownAt)
      .where((where) => where.or([where("superseded_at", "is", null), where("superseded_at", ">", knownAt)]))
      .orderBy("kind")
      .orderBy("valid_from", "desc")
      .execute();
    return rows.map(toResidence);
  },

  match: async (ctx, { givenNames, familyName, birthDate }) => {
    if (!birthDate) return undefined;
    const rows = await current(ctx)
      .select("person_id")
      .where("family_name_key", "=", nameKey(familyName))
      .where("given_names_key", "=", nameKey(givenNames))
      .where("birth_date", "=", birthDate)
      .where("deceased_on", "is", null)
      .limit(2)
      .execute();
    return rows.length === 1 ? rows[0]?.person_id : undefined;
  },

  search: async (ctx, query, limit) => {
    let select = current(ctx).selectAll().where("family_name_key", "like", beginsWith(query.familyName));
    if (query.givenName) {
      const begins = beginsWith(query.givenName);
      // Any of the given names may be the one a person goes by.
      select = select.where((where) =>
        where.or([where("given_names_key", "like", begins), where("given_names_key", "like", `% ${begins}`)]),
      );
    }
    if (query.birthDate) select = select.where("birth_date", "=", query.birthDate);
    const rows = await select
      .orderBy("family_name_key")
      .orderBy("given_names_key")
      .orderBy("birth_date")
      .limit(limit)
      .execute();
    return rows.map(toPerson);
  },
};

function asOfRows(ctx: Ctx, personId: Id<"person">, asOf: AsOf): Promise<Selectable<PersonalDataTable>[]> {
  const { on, knownAt } = momentsOf(ctx, asOf);
  return tables(ctx)
    .selectFrom("residents.personal_data")
    .selectAll()
    .where("person_id", "=", personId)
    .where("valid_from", "<=", on)
    .where((where) => where.or([where("valid_until", "is", null), where("valid_until", ">", on)]))
    .where("created_at", "<=", knownAt)
    .where((where) => where.or([where("superseded_at", "is", null), where("superseded_at", ">", knownAt)]))
    .limit(1)
    .execute();
}

/** What is held for true now, of today. */
function current(ctx: Ctx) {
  const today = ctx.today();
  return tables(ctx)
    .selectFrom("residents.personal_data")
    .where("superseded_at", "is", null)
    .where("valid_from", "<=", today)
    .where((where) => where.or([where("valid_until", "is", null), where("valid_until", ">", today)]));
}

function beginsWith(text: string): string {
  return `${nameKey(text).replace(/[\\%_]/g, "\\$&")}%`;
}
