import { z } from "zod";
import type { Id } from "#platform/ids";
import { verb } from "#platform/verb";
import { changeReport } from "./change-report.ts";
import { lastReport } from "./own-licence.ts";
import { isOpen } from "./loss-report.ts";
import { mayKeepRegister } from "./read-register.ts";
import { registerOf } from "./register.ts";

export type ReplacementIssued =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "not-reported" | "wrong-card" };

/** A card is valid for 15 years at most (FeV § 24a (1)); the last day is the one before. */
const CARD_YEARS = 15;

/**
 * Enters the card that was handed out today for a missing one, which loses its validity by that (FeV § 25 (5)). The
 * register keeps both: what was true and what was known.
 */
export const issueReplacement = verb(
  {
    name: "drivingLicences.issueReplacement",
    permission: mayKeepRegister,
    input: z.object({
      personId: z.uuid().transform((text) => text as Id<"person">),
      documentNumber: z.string().regex(/^[A-Z0-9]{11}$/),
    }),
    audit: ({ personId }, issued: ReplacementIssued) =>
      issued.ok
        ? { kind: "driving-licence", id: personId, personId, purpose: "licence-replacement" }
        : undefined,
  },
  async (ctx, { personId, documentNumber }): Promise<ReplacementIssued> => {
    const report = await lastReport(ctx, personId, true);
    if (!report || !isOpen(report.state)) return { ok: false, reason: "not-reported" };
    const issueDate = ctx.today();
    const expiryDate = issueDate.add({ years: CARD_YEARS }).subtract({ days: 1 });
    const card = { personId, documentNumber, issueDate, expiryDate };
    if (!(await registerOf(ctx).replaceCard(ctx, card))) return { ok: false, reason: "wrong-card" };
    await changeReport(ctx, personId, "replace");
    return { ok: true };
  },
);
