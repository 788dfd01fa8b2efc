import { z } from "zod";
import { notFound } from "#platform/errors";
import { newId, type Id } from "#platform/ids";
import { staff } from "#platform/permissions";
import { verb } from "#platform/verb";
import { addEvent } from "./case-file.ts";
import { openForStep, openForTeam } from "./change-case.ts";
import { notifyApplicant } from "./notify.ts";
import { tables } from "./tables.ts";

const caseworker = staff("caseworker", "lead");
const caseId = z.uuid();
const reason = z.string().trim().min(3).max(2000);
const audit = (given: { readonly caseId: string }): { kind: string; id: string } => ({
  kind: "case",
  id: given.caseId,
});

/** Takes a case that nobody has. Of two who try at once one gets it and the other is told. */
export const takeCase = verb(
  { name: "cases.takeCase", permission: caseworker, input: z.object({ caseId }), audit },
  async (ctx, given): Promise<{ ok: true } | { ok: false; reason: "taken-by-another" }> => {
    const open = await openForTeam(ctx, given.caseId);
    if (ctx.actor.kind !== "staff") throw notFound();
    if (open.row.assignee_id && open.row.assignee_id !== ctx.actor.staffId)
      return { ok: false, reason: "taken-by-another" };
    await tables(ctx)
      .updateTable("cases.application")
      .set({ assignee_id: ctx.actor.staffId })
      .where("id", "=", open.row.id)
      .execute();
    await addEvent(ctx, open, "taken");
    return { ok: true };
  },
);

/** Gives a case to a colleague, or back to the team's queue. */
export const assignCase = verb(
  {
    name: "cases.assignCase",
    permission: staff("lead"),
    input: z.object({ caseId, staffId: z.uuid().nullable() }),
    audit,
  },
  async (ctx, given): Promise<void> => {
    const open = await openForTeam(ctx, given.caseId);
    await tables(ctx)
      .updateTable("cases.application")
      .set({ assignee_id: given.staffId as Id<"staff"> | null })
      .where("id", "=", open.row.id)
      .execute();
    await addEvent(ctx, open, "assigned");
  },
);

/** Asks the applicant; the case waits for the answer, and its deadline with it. */
export const askApplicant = verb(
  {
    name: "cases.askApplicant",
    permission: caseworker,
    input: z.object({ caseId, question: reason }),
    audit,
  },
  async (ctx, given): Promise<void> => {
    const open = await openForStep(ctx, given.caseId, "ask");
    await tables(ctx)
      .insertInto("cases.message")
      .values({
        id: newId<"case-message">(),
        application_id: open.row.id,
        direction: "to-applicant",
        staff_id: ctx.actor.kind === "staff" ? ctx.actor.staffId : null,
        sealed: await ctx.system.encryption.sealJson(open.key, given.question),
        created_at: ctx.now(),
      })
      .execute();
    await tables(ctx)
      .updateTable("cases.application")
      .set({ state: "awaiting-applicant" })
      .where("id", "=", open.row.id)
      .execute();
    await addEvent(ctx, open, "asked");
    await notifyApplicant(ctx, open, "question");
  },
);

/** Stops the clock of a case until a day, with the reason; the deadline moves by the days in between. */
export const suspendCase = verb(
  {
    name: "cases.suspendCase",
    permission: caseworker,
    input: z.object({ caseId, until: z.iso.date(), reason }),
    audit,
  },
  async (ctx, given): Promise<void> => {
    const open = await openForStep(ctx, given.caseId, "suspend");
    const until = Temporal.PlainDate.from(given.until);
    const days = Math.max(0, ctx.today().until(until).days);
    await tables(ctx)
      .updateTable("cases.application")
      .set({ state: "suspended", suspended_until: until, due_on: open.row.due_on.add({ days }) })
      .where("id", "=", open.row.id)
      .execute();
    await addEvent(ctx, open, "suspended", { until: given.until }, given.reason);
  },
);

/** Goes on with a case that was suspended, or without waiting longer for an answer. */
export const resumeCase = verb(
  { name: "cases.resumeCase", permission: caseworker, input: z.object({ caseId }), audit },
  async (ctx, given): Promise<void> => {
    const open = await openForStep(ctx, given.caseId, "resume");
    await tables(ctx)
      .updateTable("cases.application")
      .set({ state: "in-review", suspended_until: null })
      .where("id", "=", open.row.id)
      .execute();
    await addEvent(ctx, open, "resumed");
  },
);

/** Extends the deadline with a reason that the history keeps. */
export const extendDeadline = verb(
  {
    name: "cases.extendDeadline",
    permission: caseworker,
    input: z.object({ caseId, dueOn: z.iso.date(), reason }),
    audit,
  },
  async (ctx, given): Promise<void> => {
    const open = await openForTeam(ctx, given.caseId);
    await tables(ctx)
      .updateTable("cases.application")
      .set({ due_on: Temporal.PlainDate.from(given.dueOn) })
      .where("id", "=", open.row.id)
      .execute();
    await addEvent(
      ctx,
      open,
      "deadline-extended",
      { from: open.row.due_on.toString(), to: given.dueOn },
      given.reason,
    );
  },
);

/** Adds a note that only staff see, with a day on which the case comes up again, if one is given. */
export const addNote = verb(
  {
    name: "cases.addNote",
    permission: caseworker,
    input: z.object({ caseId, note: reason, wiedervorlageOn: z.iso.date().optional() }),
    audit,
  },
  async (ctx, given): Promise<void> => {
    const open = await openForTeam(ctx, given.caseId);
    if (given.wiedervorlageOn) {
      await tables(ctx)
        .updateTable("cases.application")
        .set({ wiedervorlage_on: Temporal.PlainDate.from(given.wiedervorlageOn) })
        .where("id", "=", open.row.id)
        .execute();
    }
    await addEvent(
      ctx,
      open,
      given.wiedervorlageOn ? "wiedervorlage" : "note",
      given.wiedervorlageOn ? { on: given.wiedervorlageOn } : {},
      given.note,
    );
  },
);

/** Hands a case over to another team. */
export const handOverCase = verb(
  {
    name: "cases.handOverCase",
    permission: caseworker,
    input: z.object({ caseId, team: z.string().min(1), reason }),
    audit,
  },
  async (ctx, given): Promise<void> => {
    const open = await openForTeam(ctx, given.caseId);
    await tables(ctx)
      .updateTable("cases.application")
      .set({ team: given.team, assignee_id: null })
      .where("id", "=", open.row.id)
      .execute();
    await addEvent(ctx, open, "handed-over", { team: given.team }, given.reason);
  },
);
