import { z } from "zod";
import { notFound } from "#platform/errors";
import { verifyAudit, type AuditVerification } from "#platform/audit-seal";
import type { FailedJob, JobKind } from "#platform/jobs";
import { sendMail } from "#platform/mail";
import { staff } from "#platform/permissions";
import { verb, view } from "#platform/verb";
import { checkAdapters, type AdapterStatus } from "./adapters.ts";

export interface Operations {
  readonly failed: readonly FailedJob[];
  readonly adapters: readonly AdapterStatus[];
  readonly audit: AuditVerification;
}

/** What an administrator needs to see: what failed, which neighbour is away, whether the audit log holds. */
export const readOperations = view(
  { name: "apps.readOperations", permission: staff("administrator"), input: z.object({}) },
  async (ctx): Promise<Operations> => ({
    failed: await ctx.system.jobs.failed(),
    adapters: await checkAdapters(ctx.system),
    audit: await verifyAudit(ctx),
  }),
);

/** Tries a failed job once more. */
export const retryJob = verb(
  {
    name: "apps.retryJob",
    permission: staff("administrator"),
    input: z.object({ queue: z.string().max(100), jobId: z.uuid() }),
    audit: (given) => ({ kind: "job", id: given.jobId, detail: { queue: given.queue } }),
  },
  async (ctx, { queue, jobId }): Promise<void> => {
    if (!ctx.system.jobs.kinds().some((kind) => kind.name === queue)) throw notFound();
    await ctx.system.jobs.retry(ctx, queue, jobId);
  },
);

/** Each morning, if anything has failed or a neighbour is away: one mail that says how much, without content. */
export const digestJob: JobKind = {
  name: "apps.digest",
  schedule: "0 7 * * *",
  run: async (ctx) => {
    const { adminEmail } = ctx.system.config;
    if (!adminEmail) return;
    const failed = await ctx.system.jobs.failed();
    const away = (await checkAdapters(ctx.system)).filter(({ state }) => state === "silent");
    if (failed.length === 0 && away.length === 0) return;
    const byQueue = Map.groupBy(failed, (job) => job.queue);
    const lines = [
      ...[...byQueue].map(([queue, jobs]) => `${queue}: ${jobs.length} fehlgeschlagen`),
      ...away.map(({ name }) => `${name}: antwortet nicht`),
    ];
    await sendMail(ctx, {
      to: adminEmail,
      subject: `Stadtkern: ${failed.length} fehlgeschlagene Aufgaben, ${away.length} Dienste ohne Antwort`,
      text: `${lines.join("\n")}\n\nAnsehen und wiederholen: ${ctx.system.publicUrl}/admin`,
    });
  },
};
