import type { Ctx } from "#platform/context";

export const CHECK_JOB = "cases.check";

/** Written in the transaction that makes a case ready: should the process die now, another one checks it. */
export async function scheduleCheck(ctx: Ctx, caseId: string): Promise<void> {
  await ctx.system.jobs.enqueue(ctx, CHECK_JOB, { caseId });
}
