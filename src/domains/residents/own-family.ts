import type { ResidentsRegister } from "./register.ts";
import { momentsOf, toPerson, toResidence } from "./own-rows.ts";
import { tables } from "./tables.ts";

/** The part of the own register about families, blocks and what was known before. */
export const ownFamily: Pick<ResidentsRegister, "relatives" | "blocks" | "history"> = {
  relatives: async (ctx, personId, asOf = {}) => {
    const { on, knownAt } = momentsOf(ctx, asOf);
    const rows = await tables(ctx)
      .selectFrom("residents.relation")
      .select(["person_id", "relative_id", "kind"])
      .where((where) =>
        where.or([
          where("person_id", "=", personId),
          where.and([where("relative_id", "=", personId), where("kind", "=", "child")]),
        ]),
      )
      .where("valid_from", "<=", on)
      .where((where) => where.or([where("valid_until", "is", null), where("valid_until", ">", on)]))
      .where("created_at", "<=", knownAt)
      .where((where) => where.or([where("superseded_at", "is", null), where("superseded_at", ">", knownAt)]))
      .orderBy("kind", "desc")
      .orderBy("id")
      .execute();
    return rows.map((row) =>
      row.person_id === personId
        ? { kind: row.kind, id: row.relative_id }
        : { kind: "parent" as const, id: row.person_id },
    );
  },

  blocks: async (ctx, personId, asOf = {}) => {
    const { on, knownAt } = momentsOf(ctx, asOf);
    const rows = await tables(ctx)
      .selectFrom("residents.disclosure_block")
      .selectAll()
      .where("person_id", "=", personId)
      .where("valid_from", "<=", on)
      .where((where) => where.or([where("valid_until", "is", null), where("valid_until", ">", on)]))
      .where("created_at", "<=", knownAt)
      .where((where) => where.or([where("superseded_at", "is", null), where("superseded_at", ">", knownAt)]))
      .orderBy("kind")
      .execute();
    return rows.map((row) => ({
      kind: row.kind,
      validFrom: row.valid_from,
      validUntil: row.valid_until ?? undefined,
    }));
  },

  history: async (ctx, personId) => {
    const names = await tables(ctx)
      .selectFrom("residents.personal_data")
      .selectAll()
      .where("person_id", "=", personId)
      .orderBy("valid_from", "desc")
      .orderBy("created_at", "desc")
      .execute();
    const residences = await tables(ctx)
      .selectFrom("residents.residence")
      .selectAll()
      .where("person_id", "=", personId)
      .orderBy("valid_from", "desc")
      .orderBy("created_at", "desc")
      .execute();
    return {
      names: names.map((row) => ({ entry: toPerson(row), ...timesOf(row) })),
      residences: residences.map((row) => ({ entry: toResidence(row), ...timesOf(row) })),
    };
  },
};

function timesOf(row: {
  readonly valid_from: Temporal.PlainDate;
  readonly valid_until: Temporal.PlainDate | null;
  readonly created_at: Temporal.Instant;
  readonly superseded_at: Temporal.Instant | null;
}) {
  return {
    validFrom: row.valid_from,
    validUntil: row.valid_until ?? undefined,
    knownFrom: row.created_at,
    knownUntil: row.superseded_at ?? undefined,
  };
}
