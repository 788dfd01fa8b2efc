import { z } from "zod";
import { cancelPayment } from "#payments";
import type { Id } from "#platform/ids";
import type { JobKind } from "#platform/jobs";
import { systemOnly } from "#platform/permissions";
import { verb } from "#platform/verb";
import { addEvent, openCase } from "./case-file.ts";
import { scheduleCheck } from "./schedule-check.ts";
import { closeCase } from "./close-case.ts";
import { tables } from "./tables.ts";

/** Every hour: what waited long enough goes on or ends. */
export const deadlinesJob: JobKind = {
  name: "cases.deadlines",
  schedule: "5 * * * *",
  run: async (ctx) => {
    const due = await tables(ctx)
      .selectFrom("cases.application")
      .select("id")
      .where((where) =>
        where.or([
          where("pay_by", "<", ctx.today()),
          where("cosign_by", "<", ctx.today()),
          where.and([where("state", "=", "suspended"), where("suspended_until", "<=", ctx.today())]),
          // The job of the submission failed for good, or the queue was lost: the case must not hang.
          where.and([
            where("state", "=", "checking"),
            where("created_at", "<", ctx.now().subtract({ minutes: 30 })),
          ]),
        ]),
      )
      .limit(500)
      .execute();
    for (const { id } of due) await passDeadline(ctx, { caseId: id });
  },
};

/**
 * What follows when a day has passed: an unpaid or unsigned application lapses, a suspended one goes on. The last
 * day itself still counts.
 */
export const passDeadline = verb(
  {
    name: "cases.passDeadline",
    permission: systemOnly,
    input: z.object({ caseId: z.uuid() }),
    audit: (given, what: string | undefined) =>
      what ? { kind: "case", id: given.caseId, detail: { what } } : undefined,
  },
  async (ctx, { caseId }): Promise<string | undefined> => {
    const open = await openCase(ctx, caseId, { lock: true });
    const { row } = open;
    const isPast = (date: Temporal.PlainDate | null): boolean =>
      date !== null && Temporal.PlainDate.compare(date, ctx.today()) < 0;
    if (
      (row.state === "awaiting-payment" && isPast(row.pay_by)) ||
      (row.state === "awaiting-cosignature" && isPast(row.cosign_by))
    ) {
      await cancelPayment(ctx, row.id);
      await closeCase(ctx, open, { outcome: "lapsed" });
      return "lapsed";
    }
    if (
      row.state === "suspended" &&
      row.suspended_until &&
      Temporal.PlainDate.compare(row.suspended_until, ctx.today()) <= 0
    ) {
      await tables(ctx)
        .updateTable("cases.application")
        .set({ state: "in-review", suspended_until: null })
        .where("id", "=", row.id as Id<"case">)
        .execute();
      await addEvent(ctx, open, "resumed");
      return "resumed";
    }
    if (row.state !== "checking") return undefined;
    await scheduleCheck(ctx, row.id);
    return "checked-again";
  },
);
