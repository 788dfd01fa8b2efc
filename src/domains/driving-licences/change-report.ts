import { z } from "zod";
import type { Ctx } from "#platform/context";
import type { Id } from "#platform/ids";
import { verb } from "#platform/verb";
import { afterStep, type LossReport, type ReportState, type ReportStep } from "./loss-report.ts";
import { holder, lastReport, ownPerson } from "./own-licence.ts";
import { registerOf } from "./register.ts";
import { tables } from "./tables.ts";

export type ReportChanged =
  | { readonly ok: true; readonly report: LossReport }
  | { readonly ok: false; readonly reason: "not-possible" | "not-entitled" };

const audit = (_given: unknown, changed: ReportChanged) =>
  changed.ok
    ? {
        kind: "loss-report",
        id: changed.report.id,
        personId: changed.report.personId,
        detail: { state: changed.report.state },
      }
    : undefined;

/** Asks for a replacement of the missing card; who no longer has the entitlement gets none (FeV § 25 (4)). */
export const requestReplacement = verb(
  { name: "drivingLicences.requestReplacement", permission: holder, input: z.object({}), audit },
  async (ctx): Promise<ReportChanged> => {
    const personId = ownPerson(ctx);
    const licence = personId && (await registerOf(ctx).find(ctx, personId));
    if (!personId || !licence || licence.entitlement === "ended")
      return { ok: false, reason: "not-entitled" };
    return changeReport(ctx, personId, "request-replacement");
  },
);

/** Says that the card was found again; after its replacement it must be handed in (FeV § 25 (5) S. 6). */
export const reportFound = verb(
  { name: "drivingLicences.reportFound", permission: holder, input: z.object({}), audit },
  async (ctx): Promise<ReportChanged> => {
    const personId = ownPerson(ctx);
    return personId ? changeReport(ctx, personId, "find") : { ok: false, reason: "not-possible" };
  },
);

/** Takes the step with the person's last report, inside the verb that asks for it. */
export async function changeReport(
  ctx: Ctx,
  personId: Id<"person">,
  step: ReportStep,
): Promise<ReportChanged> {
  const report = await lastReport(ctx, personId, true);
  const state: ReportState | undefined = report && afterStep(report.state, step);
  if (!report || !state) return { ok: false, reason: "not-possible" };
  await tables(ctx)
    .updateTable("driving_licences.loss_report")
    .set({ state, changed_at: ctx.now() })
    .where("id", "=", report.id)
    .execute();
  return { ok: true, report: { ...report, state } };
}
