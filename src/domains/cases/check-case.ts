import { z } from "zod";
import { conditionHolds, evaluate } from "#forms";
import { systemActor } from "#platform/actor";
import { as, type Ctx } from "#platform/context";
import type { JobKind } from "#platform/jobs";
import { systemOnly } from "#platform/permissions";
import { verb } from "#platform/verb";
import { applicationOf } from "./application-of.ts";
import { caseworkOn, ownerOf } from "./change-case.ts";
import type { Decided } from "./decide-case.ts";
import { addEvent, openCase, storeChecks } from "./case-file.ts";
import { procedureOf } from "./facts.ts";
import { grantCase } from "./grant-case.ts";
import { afterChecks } from "./process.ts";
import type { CheckResult } from "./procedure.ts";
import { CHECK_JOB } from "./schedule-check.ts";
import { tables, type CaseState } from "./tables.ts";

export const checkJob: JobKind = {
  name: CHECK_JOB,
  run: async (ctx, data) => void (await checkCase(ctx, String(data["caseId"]))),
};

/**
 * Runs the checks of a submitted case and decides it where the law allows. May be called any number of times, at
 * once too: only a case in state `checking` moves on.
 * @returns the state in which the case is now
 */
export async function checkCase(ctx: Ctx, caseId: string): Promise<CaseState> {
  const system = as(ctx, systemActor(CHECK_JOB));
  const open = await openCase(system, caseId);
  if (open.row.state !== "checking") return open.row.state;
  const procedure = procedureOf(system, open.version.service);
  const checks = procedure ? await procedure.check(system, await applicationOf(system, open)) : [];
  return (await recordChecks(system, { caseId, checks })).state;
}

const input = z.object({ caseId: z.uuid(), checks: z.custom<readonly CheckResult[]>(Array.isArray) });

const recordChecks = verb(
  {
    name: "cases.recordChecks",
    permission: systemOnly,
    input,
    audit: (given, checked: Decided) => ({
      ...caseworkOn(given, checked),
      purpose: "automatic-check",
      detail: {
        state: checked.state,
        failed: given.checks.filter((check) => check.result !== "passed").map((check) => check.key),
      },
    }),
  },
  async (ctx, { caseId, checks }): Promise<Decided> => {
    const open = await openCase(ctx, caseId, { lock: true });
    const owner = ownerOf(open);
    if (open.row.state !== "checking") return { state: open.row.state, ...owner };
    await storeChecks(ctx, open, checks);
    const { service, flow } = open.version;
    const { automatic, isSample } = afterChecks(service, caseId, checks);
    const condition = service.process.automatic?.when;
    const evaluation = evaluate(flow, open.content.answers, open.content.facts);
    const isLawful = condition === undefined || conditionHolds(flow, evaluation, condition);
    if (automatic && isLawful) {
      await addEvent(ctx, open, "checks-passed");
      await tables(ctx)
        .updateTable("cases.application")
        .set({ is_automatic: true })
        .where("id", "=", open.row.id)
        .execute();
      return { state: await grantCase(ctx, open, {}), ...owner };
    }
    await addEvent(ctx, open, isSample ? "sampled" : "to-caseworker");
    await tables(ctx)
      .updateTable("cases.application")
      .set({ state: "in-review", is_sample: isSample })
      .where("id", "=", open.row.id)
      .execute();
    return { state: "in-review", ...owner };
  },
);
