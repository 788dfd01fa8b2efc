import { z } from "zod";
import type { JobKind } from "#platform/jobs";
import { systemOnly } from "#platform/permissions";
import { verb } from "#platform/verb";
import { searchKeysOf } from "./search-keys.ts";
import { tables } from "./tables.ts";

const BATCH = 500;

/** Gives the rows from before the search by sound their keys, some at a time. @returns how many it found */
export const fillSearchKeys = verb(
  {
    name: "residents.fillSearchKeys",
    permission: systemOnly,
    input: z.object({}),
    audit: (_given, count: number) =>
      count > 0 ? { kind: "register", id: "search-keys", detail: { count } } : undefined,
  },
  async (ctx): Promise<number> => {
    const rows = await tables(ctx)
      .selectFrom("residents.personal_data")
      .select(["id", "family_name", "birth_name", "given_names"])
      .where("search_keys", "is", null)
      .limit(BATCH)
      .execute();
    for (const row of rows) {
      const keys = searchKeysOf({
        familyName: row.family_name,
        birthName: row.birth_name,
        givenNames: row.given_names,
      });
      await tables(ctx)
        .updateTable("residents.personal_data")
        .set({ search_keys: keys })
        .where("id", "=", row.id)
        .execute();
    }
    return rows.length;
  },
);

export const searchKeysJob: JobKind = {
  name: "residents.fillSearchKeys",
  schedule: "*/5 * * * *",
  run: async (ctx) => {
    while ((await fillSearchKeys(ctx, {})) === BATCH);
  },
};
