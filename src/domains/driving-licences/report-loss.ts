import { z } from "zod";
import { recordUsage } from "#usage";
import { newId, type Id } from "#platform/ids";
import { verb } from "#platform/verb";
import { USAGE } from "./measures.ts";
import { holder, ownPerson } from "./own-licence.ts";
import { registerOf } from "./register.ts";
import { tables } from "./tables.ts";

export type LossReported =
  | { readonly ok: true; readonly reportId: Id<"loss-report">; readonly personId: Id<"person"> }
  | { readonly ok: false; readonly reason: "no-licence" | "wrong-day" | "already-reported" };

/**
 * Tells the city that one's own card is lost or stolen, which must be done at once (FeV § 25 (4)). The day lies between
 * the card's issue and today. One report at a time, held by an index.
 */
export const reportLoss = verb(
  {
    name: "drivingLicences.reportLoss",
    permission: holder,
    input: z.object({
      kind: z.enum(["lost", "stolen"]),
      missingSince: z.iso.date().transform((text) => Temporal.PlainDate.from(text)),
    }),
    audit: ({ kind }, reported: LossReported) =>
      reported.ok
        ? { kind: "loss-report", id: reported.reportId, personId: reported.personId, detail: { kind } }
        : undefined,
  },
  async (ctx, { kind, missingSince }): Promise<LossReported> => {
    const personId = ownPerson(ctx);
    const licence = personId && (await registerOf(ctx).find(ctx, personId));
    if (!personId || !licence) return { ok: false, reason: "no-licence" };
    const { compare } = Temporal.PlainDate;
    if (compare(missingSince, ctx.today()) > 0 || compare(missingSince, licence.issueDate) < 0)
      return { ok: false, reason: "wrong-day" };
    const id = newId<"loss-report">();
    const made = await tables(ctx)
      .insertInto("driving_licences.loss_report")
      .values({
        id,
        person_id: personId,
        document_number: licence.documentNumber,
        kind,
        missing_since: missingSince,
        state: "reported",
        created_at: ctx.now(),
        changed_at: ctx.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) return { ok: false, reason: "already-reported" };
    await recordUsage(ctx, { service: USAGE, event: "submitted", channel: "online" });
    return { ok: true, reportId: id, personId };
  },
);
