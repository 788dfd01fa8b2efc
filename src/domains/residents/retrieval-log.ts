import { deleteUploads } from "#documents";
import { destroyDataKeys } from "#platform/data-keys";
import { newId, type Id } from "#platform/ids";
import { toJson } from "#platform/database/database";
import type { Ctx } from "#platform/context";
import type { JobKind } from "#platform/jobs";
import { systemOnly } from "#platform/permissions";
import { verb } from "#platform/verb";
import { z } from "zod";
import { tables } from "./tables.ts";

export interface Retrieval {
  readonly kind: "registration-certificate";
  readonly caseId: string;
  /** By which data somebody was identified or looked for. */
  readonly asked: Readonly<Record<string, unknown>>;
  readonly personId: Id<"person"> | undefined;
  /** Sheets of the DSMeld. */
  readonly retrieved: readonly string[];
}

/** Writes down what was retrieved automatically (BMG § 40 (4), § 49 (6)), in the verb's own transaction. */
export async function logRetrieval(ctx: Ctx, retrieval: Retrieval): Promise<void> {
  await tables(ctx)
    .insertInto("residents.retrieval")
    .values({
      id: newId<"retrieval">(),
      kind: retrieval.kind,
      case_id: retrieval.caseId,
      asked: toJson(retrieval.asked),
      person_id: retrieval.personId ?? null,
      retrieved: [...retrieval.retrieved],
      created_at: ctx.now(),
      delete_on: deleteRetrievalOn(ctx.today()),
    })
    .execute();
}

/**
 * The day at whose end an entry goes: after twelve months, which is always before the end of the next calendar year
 * (BMG § 40 (5)).
 */
export function deleteRetrievalOn(storedOn: Temporal.PlainDate): Temporal.PlainDate {
  return storedOn.add({ years: 1 });
}

/** Deletes the entries of the log whose day has come. @returns how many */
export const deleteRetrievals = verb(
  {
    name: "residents.deleteRetrievals",
    permission: systemOnly,
    input: z.object({}),
    audit: (_given, count: number) =>
      count > 0 ? { kind: "retrieval-log", id: "expired", detail: { count } } : undefined,
  },
  async (ctx): Promise<number> => {
    const notices = await tables(ctx)
      .deleteFrom("residents.block_notice")
      .where((where) =>
        where(
          "retrieval_id",
          "in",
          where
            .selectFrom("residents.retrieval")
            .select("residents.retrieval.id")
            .where("delete_on", "<=", ctx.today()),
        ),
      )
      .returning("id")
      .execute();
    const ids = notices.map(({ id }) => id);
    await deleteUploads(ctx, ids);
    await destroyDataKeys(ctx, ids);
    const { numDeletedRows } = await tables(ctx)
      .deleteFrom("residents.retrieval")
      .where("delete_on", "<=", ctx.today())
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  },
);

/** Late in the evening: what was written on the last day of a year must be gone before the next one ends. */
export const retrievalJob: JobKind = {
  name: "residents.deleteRetrievals",
  schedule: "50 23 * * *",
  run: async (ctx) => void (await deleteRetrievals(ctx, {})),
};
