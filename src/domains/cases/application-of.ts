import type { Ctx } from "#platform/context";
import { dateOf } from "#platform/clock";
import type { OpenCase } from "./case-file.ts";
import { readCosigner } from "./cosigner.ts";
import type { Application } from "./procedure.ts";

/** A case as its procedure sees it. */
export async function applicationOf(ctx: Ctx, open: OpenCase): Promise<Application> {
  const { row, content } = open;
  const cosigner = await readCosigner(ctx, open);
  return {
    caseId: row.id,
    serviceKey: row.service_key,
    applicant: {
      accountId: row.account_id ?? undefined,
      personId: row.person_id ?? undefined,
      name: row.applicant_name ?? undefined,
    },
    cosigner: cosigner?.consents ? cosigner : undefined,
    answers: content.answers,
    facts: content.facts,
    submittedOn: dateOf(row.created_at),
  };
}
