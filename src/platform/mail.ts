import nodemailer from "nodemailer";
import { z } from "zod";
import type { Ctx } from "./context.ts";
import { refuseInsideTransaction } from "./database/pool.ts";
import type { JobKind } from "./jobs.ts";

export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** Plain text. A notice says that something waits in the portal, never what. */
  readonly text: string;
}

const MAIL_JOB = "mail.send";
const mailSchema = z.object({ to: z.email(), subject: z.string(), text: z.string() });

/** Puts a mail into the outbox, in the verb's own transaction: it is sent when, and only when, the change is there. */
export async function sendMail(ctx: Ctx, mail: Mail): Promise<void> {
  await ctx.system.jobs.enqueue(ctx, MAIL_JOB, { ...mail });
}

/** @throws Error when the mail server does not answer or refuses the sign-in */
export async function checkMailServer(smtpUrl: string): Promise<void> {
  const transport = nodemailer.createTransport(smtpUrl);
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}

/** Sends the outbox by SMTP; a failed mail is tried again with growing pauses and then shown to the administrators. */
export function mailJob(smtpUrl: string | undefined, from: string): JobKind {
  const transport = smtpUrl ? nodemailer.createTransport(smtpUrl, { from }) : undefined;
  return {
    name: MAIL_JOB,
    retries: 8,
    run: async (_ctx, data) => {
      refuseInsideTransaction("A mail");
      if (!transport) throw new Error("No mail server is configured: set SMTP_URL");
      await transport.sendMail({
        ...mailSchema.parse(data),
        headers: { "Auto-Submitted": "auto-generated" },
      });
    },
  };
}
