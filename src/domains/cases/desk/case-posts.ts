import { DomainError } from "#platform/errors";
import { fill, localized } from "#platform/i18n";
import { postedDate } from "#platform/http/posted-date";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { refundCase, takeCounterPayment } from "../case-payments.ts";
import { decideCase, signSecond } from "../decide-case.ts";
import { handOverCase, takeCase, TAKEN_BY_ANOTHER } from "../case-holder.ts";
import { addNote, askApplicant, extendDeadline, resumeCase, suspendCase } from "../desk-steps.ts";
import { readCase } from "../read-case.ts";
import { deskCasePage, type ActionError } from "./case-page.tsx";
import { messages } from "./messages.ts";

type Act = (request: PageRequest, caseId: string) => Promise<readonly ActionError[] | void>;

/**
 * A step of the desk as a POST. With errors the case page comes back with what was typed; so it does when a colleague
 * was faster, with what is possible now.
 */
function post(act: Act) {
  return async (request: PageRequest): Promise<Reply> => {
    const caseId = request.params["caseId"] ?? "";
    try {
      const errors = (await act(request, caseId)) ?? [];
      if (errors.length === 0) return { redirect: `/desk/vorgaenge/${caseId}` };
      return deskCasePage(request, await readCase(request.ctx, { caseId }), errors);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== "conflict" || !error.details.text) throw error;
      const message = localized(error.details.text, request.language);
      return {
        ...(await deskCasePage(request, await readCase(request.ctx, { caseId }), [{ message }])),
        status: 409,
      };
    }
  };
}

export const postTake = post(async ({ ctx }, caseId) => {
  const taken = await takeCase(ctx, { caseId });
  if (!taken.ok) throw new DomainError("conflict", { text: TAKEN_BY_ANOTHER });
});
export const postResume = post(async ({ ctx }, caseId) => void (await resumeCase(ctx, { caseId })));
export const postPaid = post(async ({ ctx }, caseId) => void (await takeCounterPayment(ctx, { caseId })));

export const postDecide = post(async (request, caseId) => {
  const text = messages(request.language).case;
  const outcome = field(request.body, "outcome");
  const reason = field(request.body, "reason");
  const refusal = field(request.body, "refusal");
  if (outcome !== "granted" && outcome !== "refused")
    return [{ field: "outcome", message: text.decisionMissing }];
  if (outcome === "refused" && refusal === "") return [{ field: "refusal", message: text.groundMissing }];
  await decideCase(request.ctx, {
    caseId,
    decision: outcome === "granted" ? { outcome, reason } : { outcome, reason, refusal },
  });
});

export const postSign = post(async (request, caseId) => {
  await signSecond(request.ctx, {
    caseId,
    agrees: field(request.body, "agrees") === "yes",
    reason: field(request.body, "signReason"),
  });
});

export const postAsk = post(async (request, caseId) => {
  const question = field(request.body, "question").trim();
  const errors = missing(request, [["question", question, messages(request.language).case.question]]);
  if (errors.length === 0) await askApplicant(request.ctx, { caseId, question });
  return errors;
});

export const postSuspend = post(async (request, caseId) => {
  const text = messages(request.language).case;
  const until = postedDate(request.body, "until")?.toString();
  const reason = field(request.body, "why").trim();
  const errors = [
    ...(until ? [] : [{ field: "until", message: fill(text.date, { field: text.until }) }]),
    ...missing(request, [["why", reason, text.why]]),
  ];
  if (errors.length > 0 || !until) return errors;
  if (field(request.body, "do") === "extend")
    await extendDeadline(request.ctx, { caseId, dueOn: until, reason });
  else await suspendCase(request.ctx, { caseId, until, reason });
});

export const postNote = post(async (request, caseId) => {
  const text = messages(request.language).case;
  const note = field(request.body, "note").trim();
  const isDated = ["day", "month", "year"].some((part) => field(request.body, `on-${part}`) !== "");
  const on = postedDate(request.body, "on")?.toString();
  const errors = [
    ...missing(request, [["note", note, text.noteText]]),
    ...(isDated && !on ? [{ field: "on", message: fill(text.date, { field: text.wiedervorlage }) }] : []),
  ];
  if (errors.length === 0)
    await addNote(request.ctx, { caseId, note, ...(on ? { wiedervorlageOn: on } : {}) });
  return errors;
});

export const postHandOver = post(async (request, caseId) => {
  const text = messages(request.language).case;
  const team = field(request.body, "team");
  const reason = field(request.body, "handOverReason").trim();
  const errors = missing(request, [
    ["team", team, text.team],
    ["handOverReason", reason, text.why],
  ]);
  if (errors.length > 0) return errors;
  await handOverCase(request.ctx, { caseId, team, reason });
});

export const postRefund = post(async (request, caseId) => {
  const reason = field(request.body, "refundReason").trim();
  const errors = missing(request, [["refundReason", reason, messages(request.language).case.why]]);
  if (errors.length === 0) await refundCase(request.ctx, { caseId, reason });
  return errors;
});

/** Texts of fewer than three characters say nothing; they count as missing. */
function missing(
  request: PageRequest,
  fields: readonly (readonly [name: string, value: string, label: string])[],
): ActionError[] {
  const text = messages(request.language).case;
  return fields
    .filter(([, value]) => value.length < 3)
    .map(([name, , label]) => ({ field: name, message: fill(text.required, { field: label }) }));
}
