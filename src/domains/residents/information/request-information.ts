import { z } from "zod";
import { toJson } from "#platform/database/database";
import { newId, type Id } from "#platform/ids";
import { systemOnly } from "#platform/permissions";
import { verb } from "#platform/verb";
import { registerOf } from "../registers.ts";
import { deleteRetrievalOn } from "../retrieval-log.ts";
import { tables } from "../tables.ts";
import { answerRequest } from "./answer-request.ts";
import type { InformationRequest } from "./information-request.ts";
import { TELL_JOB } from "./tell-blocked.ts";

const input = z.object({
  caseId: z.uuid(),
  service: z.string().min(1),
  request: z.custom<InformationRequest>((value) => typeof value === "object" && value !== null),
  /** Who asks, as they named themselves. */
  requester: z.string().max(300),
  /** The commercial purpose, where there is one (BMG § 44 (1) S. 2). */
  commercialPurpose: z.string().max(4000).optional(),
});

/** Sheets of the DSMeld that a simple answer gives out. */
const SIMPLE = ["0101a", "0301", "0302", "0401", "1201-1212"];

/**
 * Looks for the person of a request and writes the log (BMG §§ 40, 49 (6)). Whatever is found, the same is done: one
 * search, one entry, one job, one audit row, so that neither time nor traces tell a block from nobody.
 * @returns whether exactly one person may be answered for
 */
export const requestInformation = verb(
  {
    name: "residents.requestInformation",
    permission: systemOnly,
    input,
    audit: ({ caseId, service }, answered: Id<"person"> | undefined) => ({
      kind: "register-request",
      id: caseId,
      personId: answered,
      purpose: `service:${service}`,
    }),
  },
  async (ctx, { caseId, request, requester, commercialPurpose }): Promise<Id<"person"> | undefined> => {
    const records = await registerOf(ctx).bySound(ctx, request);
    const { answered, hits } = answerRequest(records, request, ctx.today());
    const stored = await tables(ctx)
      .insertInto("residents.retrieval")
      .values({
        id: newId<"retrieval">(),
        kind: "information",
        case_id: caseId,
        asked: toJson({ ...request, requester, commercialPurpose }),
        person_id: answered?.person.id ?? null,
        retrieved: answered ? SIMPLE : [],
        hits: hits.map(({ person }) => person.id),
        created_at: ctx.now(),
        delete_on: deleteRetrievalOn(ctx.today()),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (stored) await ctx.system.jobs.enqueue(ctx, TELL_JOB, { retrievalId: stored.id });
    return answered?.person.id;
  },
);
