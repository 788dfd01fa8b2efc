import { z } from "zod";
import { newId } from "#platform/ids";
import { staff } from "#platform/permissions";
import { verb } from "#platform/verb";
import { addEvent } from "./case-file.ts";
import { caseworkOn, openForStep, ownerOf, type CaseOwner } from "./change-case.ts";
import { notifyApplicant } from "./notify.ts";
import { tables } from "./tables.ts";

const caseworker = staff("caseworker", "lead");
const caseId = z.uuid();
const reason = z.string().trim().min(3).max(2000);
/** Asks the applicant; the case waits for the answer, and its deadline with it. */
export const askApplicant = verb(
  {
    name: "cases.askApplicant",
    permission: caseworker,
    input: z.object({ caseId, question: reason }),
    audit: caseworkOn,
  },
  async (ctx, given): Promise<CaseOwner> => {
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
    return ownerOf(open);
  },
);

/** Stops the clock of a case until a day, with the reason; the deadline moves by the days in between. */
export const suspendCase = verb(
  {
    name: "cases.suspendCase",
    permission: caseworker,
    input: z.object({ caseId, until: z.iso.date(), reason }),
    audit: caseworkOn,
  },
  async (ctx, given): Promise<CaseOwner> => {
    const open = await openForStep(ctx, given.caseId, "suspend");
    const until = Temporal.PlainDate.from(given.until);
    const days = Math.max(0, ctx.today().until(until).days);
    await tables(ctx)
      .updateTable("cases.application")
      .set({ state: "suspended", suspended_until: until, due_on: open.row.due_on.add({ days }) })
      .where("id", "=", open.row.id)
      .execute();
    await addEvent(ctx, open, "suspended", { until: given.until }, given.reason);
    return ownerOf(open);
  },
);

/** Goes on with a case that was suspended, or without waiting longer for an answer. */
export const resumeCase = verb(
  { name: "cases.resumeCase", permission: caseworker, input: z.object({ caseId }), audit: caseworkOn },
  async (ctx, given): Promise<CaseOwner> => {
    const open = await openForStep(ctx, given.caseId, "resume");
    await tables(ctx)
      .updateTable("cases.application")
      .set({ state: "in-review", suspended_until: null })
      .where("id", "=", open.row.id)
      .execute();
    await addEvent(ctx, open, "resumed");
    return ownerOf(open);
  },
);

/** Extends the deadline with a reason that the history keeps. */
export const extendDeadline = verb(
  {
    name: "cases.extendDeadline",
    permission: caseworker,
    input: z.object({ caseId, dueOn: z.iso.date(), reason }),
    audit: caseworkOn,
  },
  async (ctx, given): Promise<CaseOwner> => {
    const open = await openForStep(ctx, given.caseId, "extend");
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
    return ownerOf(open);
  },
);

/**
 * Adds a note that only staff see, with a day on which the case comes up again, if one is given. A closed case takes
 * notes as long as it is kept, but does not come up again.
 */
export const addNote = verb(
  {
    name: "cases.addNote",
    permission: caseworker,
    input: z.object({ caseId, note: reason, wiedervorlageOn: z.iso.date().optional() }),
    audit: caseworkOn,
  },
  async (ctx, given): Promise<CaseOwner> => {
    const open = await openForStep(ctx, given.caseId, given.wiedervorlageOn ? "wiedervorlage" : "note");
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
    return ownerOf(open);
  },
);
