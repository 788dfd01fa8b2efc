import { z } from "zod";
import { DomainError } from "#platform/errors";
import { staff } from "#platform/permissions";
import { verb } from "#platform/verb";
import type { Ctx } from "#platform/context";
import { addEvent, sealContent, type OpenCase } from "./case-file.ts";
import { caseworkOn, openForStep, ownerOf, type CaseOwner } from "./change-case.ts";
import { closeCase } from "./close-case.ts";
import { grantCase } from "./grant-case.ts";
import { tables, type CaseState } from "./tables.ts";

const decision = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("granted"), reason: z.string().trim().max(4000).optional() }),
  z.object({
    outcome: z.literal("refused"),
    /** Which of the service's grounds; its text and norm go into the letter. */
    refusal: z.string().min(1),
    reason: z.string().trim().max(4000).optional(),
  }),
]);
export type Decision = z.output<typeof decision>;

/** The state in which a decision has left the case. */
export interface Decided extends CaseOwner {
  readonly state: CaseState;
}

/**
 * Decides a case. Where the service asks for a second signature, the decision waits for it; another person gives it.
 */
export const decideCase = verb(
  {
    name: "cases.decideCase",
    permission: staff("caseworker", "lead"),
    input: z.object({ caseId: z.uuid(), decision }),
    audit: (given, decided: Decided) => ({
      ...caseworkOn(given, decided),
      detail: { outcome: given.decision.outcome, state: decided.state },
    }),
  },
  async (ctx, given): Promise<Decided> => {
    const open = await openForStep(ctx, given.caseId, "decide");
    demandRefusal(open, given.decision);
    if (!open.version.service.process.secondSignature || ctx.actor.kind !== "staff")
      return carryOut(ctx, open, given.decision);
    const content = { ...open.content, proposed: given.decision };
    await tables(ctx)
      .updateTable("cases.application")
      .set({
        state: "awaiting-second-signature",
        first_signer_id: ctx.actor.staffId,
        sealed: await sealContent(ctx, open, content),
      })
      .where("id", "=", open.row.id)
      .execute();
    await addEvent(ctx, open, "first-signature", { outcome: given.decision.outcome });
    return { state: "awaiting-second-signature", ...ownerOf(open) };
  },
);

/** The second signature: carries the proposed decision out or sends it back with a reason. Never by the first signer. */
export const signSecond = verb(
  {
    name: "cases.signSecond",
    permission: staff("caseworker", "lead"),
    input: z.object({
      caseId: z.uuid(),
      agrees: z.boolean(),
      reason: z.string().trim().max(2000).optional(),
    }),
    audit: (given, decided: Decided) => ({
      ...caseworkOn(given, decided),
      detail: { agrees: given.agrees, state: decided.state },
    }),
  },
  async (ctx, given): Promise<Decided> => {
    const open = await openForStep(ctx, given.caseId, "sign");
    if (ctx.actor.kind === "staff" && ctx.actor.staffId === open.row.first_signer_id) {
      throw new DomainError("forbidden", {
        text: {
          de: "Die zweite Unterschrift muss von einer anderen Person kommen.",
          en: "The second signature must come from another person.",
        },
      });
    }
    const proposed = decision.safeParse(open.content.proposed);
    if (given.agrees && proposed.success) return carryOut(ctx, open, proposed.data);
    await tables(ctx)
      .updateTable("cases.application")
      .set({ state: "in-review", first_signer_id: null })
      .where("id", "=", open.row.id)
      .execute();
    await addEvent(ctx, open, "sent-back", {}, given.reason);
    return { state: "in-review", ...ownerOf(open) };
  },
);

async function carryOut(ctx: Ctx, open: OpenCase, decided: Decision): Promise<Decided> {
  const owner = ownerOf(open);
  if (decided.outcome === "granted")
    return { state: await grantCase(ctx, open, { reason: decided.reason }), ...owner };
  await closeCase(ctx, open, { outcome: "refused", reason: decided.reason, refusal: decided.refusal });
  return { state: "closed", ...owner };
}

function demandRefusal(open: OpenCase, decided: Decision): void {
  if (
    decided.outcome !== "refused" ||
    open.version.service.refusals.some((each) => each.key === decided.refusal)
  )
    return;
  throw new DomainError("invalid", {
    text: {
      de: "Wählen Sie einen Ablehnungsgrund aus der Liste.",
      en: "Choose a ground for refusal from the list.",
    },
    fields: [{ path: "refusal", message: "unknown" }],
  });
}
