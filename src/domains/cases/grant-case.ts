import type { Ctx } from "#platform/context";
import { applicationOf } from "./application-of.ts";
import { addEvent, sealContent, type OpenCase } from "./case-file.ts";
import { closeCase } from "./close-case.ts";
import { procedureOf } from "./facts.ts";
import { notifyApplicant } from "./notify.ts";
import { askForFee } from "./start-case.ts";
import { tables, type CaseState } from "./tables.ts";

export interface GrantOptions {
  /** The caseworker's own words in the letter. */
  readonly reason?: string | undefined;
}

/**
 * Grants a case: asks for the fee first where it is still open, else carries the decision out. Runs inside the verb
 * that decided or that learnt of the payment, with the case's row locked.
 * @returns the state in which the case is now; `in-review` when the register no longer allows it
 */
export async function grantCase(ctx: Ctx, open: OpenCase, options: GrantOptions): Promise<CaseState> {
  const { row, version } = open;
  const { payment } = version.service.process;
  if (row.fee_cents > 0 && row.paid_at === null && payment) {
    const content = {
      ...open.content,
      decision: {
        ...open.content.decision,
        reason: options.reason,
        signedBy: ctx.actor.kind === "staff" ? ctx.actor.name : undefined,
      },
    };
    await tables(ctx)
      .updateTable("cases.application")
      .set({ sealed: await sealContent(ctx, open, content) })
      .where("id", "=", row.id)
      .execute();
    await askForFee(ctx, open);
    await notifyApplicant(ctx, open, "payment");
    return "awaiting-payment";
  }
  const procedure = procedureOf(ctx, version.service);
  const granted = procedure
    ? await procedure.grant(ctx, await applicationOf(ctx, open))
    : { ok: true as const, validFrom: ctx.today(), validUntil: undefined, result: [] };
  if (!granted.ok) {
    await addEvent(ctx, open, "grant-impossible", {}, granted.reason.de);
    await tables(ctx)
      .updateTable("cases.application")
      .set({ state: "in-review", is_automatic: false })
      .where("id", "=", row.id)
      .execute();
    return "in-review";
  }
  await closeCase(ctx, open, {
    outcome: "granted",
    reason: options.reason ?? open.content.decision?.reason,
    result: granted.result,
    validFrom: granted.validFrom,
    validUntil: granted.validUntil,
    subject: granted.subject,
  });
  return "closed";
}
