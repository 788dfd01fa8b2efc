import { z } from "zod";
import { execute } from "#platform/database/database";
import type { JobKind } from "#platform/jobs";
import { systemOnly } from "#platform/permissions";
import { verb } from "#platform/verb";

/** How long after the day of an appointment it is known whose it was; the page on which people type it says so. */
export const NAMED_DAYS = 28;

/**
 * Deletes names, addresses and numbers four weeks after the day of the appointment, and places that are over; what is
 * counted stays (DSGVO Art. 5 (1) e). Gives the ids of the appointments that lost their person.
 */
export const forgetPersons = verb(
  {
    name: "appointments.forgetPersons",
    permission: systemOnly,
    input: z.object({}),
    audit: (_given, ids: readonly string[]) =>
      ids.map((id) => ({ kind: "appointment", id, purpose: "retention" })),
  },
  async (ctx): Promise<readonly string[]> => {
    const before = ctx.today().subtract({ days: NAMED_DAYS });
    const rows = await execute<{ id: string }>(
      ctx.db,
      `UPDATE appointments.appointment SET name = NULL, email = NULL, phone = NULL, contact_hash = NULL, case_id = NULL
       WHERE day < $1 AND (name IS NOT NULL OR email IS NOT NULL OR phone IS NOT NULL OR contact_hash IS NOT NULL)
       RETURNING id`,
      [before],
    );
    await execute(ctx.db, "DELETE FROM appointments.booking WHERE day < $1", [before]);
    return rows.map(({ id }) => id);
  },
);

export const forgetJob: JobKind = {
  name: "appointments.forgetPersons",
  schedule: "50 2 * * *",
  run: async (ctx) => void (await forgetPersons(ctx, {})),
};
