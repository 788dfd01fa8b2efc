import { z } from "zod";
import type { Ctx } from "#platform/context";
import { notFound } from "#platform/errors";
import { verifyAudit, type AuditVerification } from "#platform/audit-seal";
import type { FailedJob, JobKind } from "#platform/jobs";
import { sendMail } from "#platform/mail";
import { staff } from "#platform/permissions";
import { verb, view } from "#platform/verb";
import { paymentProviders } from "#payments";
import { virusScanners } from "#documents";

export interface Operations {
  readonly failed: readonly FailedJob[];
  readonly adapters: readonly { readonly name: string; readonly isSetUp: boolean }[];
  readonly audit: AuditVerification;
}

/** What an administrator needs to see: what failed, what is not set up, whether the audit log holds. */
export const readOperations = view(
  { name: "apps.readOperations", permission: staff("administrator"), input: z.object({}) },
  async (ctx): Promise<Operations> => ({
    failed: await ctx.system.jobs.failed(),
    adapters: listAdapters(ctx),
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

export function listAdapters(ctx: Ctx): Operations["adapters"] {
  const { config } = ctx.system;
  return [
    { name: "OIDC (Einwohner:innen)", isSetUp: config.residentsIssuer !== undefined },
    { name: "OIDC (Beschäftigte)", isSetUp: config.staffIssuer !== undefined },
    { name: "SMTP", isSetUp: config.smtpUrl !== undefined },
    { name: "XBezahldienste", isSetUp: paymentProviders.find(ctx.system, "online") !== undefined },
    { name: "ClamAV", isSetUp: virusScanners.find(ctx.system, "uploads") !== undefined },
  ];
}

/** Each morning, if anything has failed: one mail that says how much, without content. */
export const digestJob: JobKind = {
  name: "apps.digest",
  schedule: "0 7 * * *",
  run: async (ctx) => {
    const failed = await ctx.system.jobs.failed();
    const { adminEmail } = ctx.system.config;
    if (failed.length === 0 || !adminEmail) return;
    const byQueue = Map.groupBy(failed, (job) => job.queue);
    const lines = [...byQueue].map(([queue, jobs]) => `${queue}: ${jobs.length}`);
    await sendMail(ctx, {
      to: adminEmail,
      subject: `Stadtkern: ${failed.length} fehlgeschlagene Aufgaben`,
      text: `Fehlgeschlagen sind:\n\n${lines.join("\n")}\n\nAnsehen und wiederholen: ${ctx.system.publicUrl}/admin`,
    });
  },
};
