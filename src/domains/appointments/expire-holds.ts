import { z } from "zod";
import { execute } from "#platform/database/database";
import { systemOnly } from "#platform/permissions";
import type { JobKind } from "#platform/jobs";
import { verb } from "#platform/verb";

/**
 * Removes the holds whose time is over, with all that was typed. Whoever wants such a place before that gets it all the
 * same (`takePlace`), so this only tidies up and shows the places to others. Gives how many there were.
 */
export const expireHolds = verb(
  { name: "appointments.expireHolds", permission: systemOnly, input: z.object({}), audit: "none" },
  async (ctx): Promise<number> => {
    const rows = await execute(
      ctx.db,
      `DELETE FROM appointments.appointment WHERE id IN (
         SELECT id FROM appointments.appointment WHERE status = 'held' AND hold_expires_at <= $1
         FOR UPDATE SKIP LOCKED)
       RETURNING id`,
      [ctx.now()],
    );
    return rows.length;
  },
);

export const expireJob: JobKind = {
  name: "appointments.expireHolds",
  schedule: "* * * * *",
  run: async (ctx) => void (await expireHolds(ctx, {})),
};
