import { z } from "zod";
import type { Ctx } from "#platform/context";
import { execute } from "#platform/database/database";
import { idFrom } from "#platform/ids";
import { verb } from "#platform/verb";
import { settingsOf } from "./calendars.ts";
import { frontOffice } from "./hold-appointment.ts";
import { entryFrom, listQueue, nextOf, type QueueEntry } from "./queue.ts";
import { tables, type QueueStatus } from "./tables.ts";

export type Called =
  | { readonly ok: true; readonly entry: QueueEntry }
  /** `busy`: somebody is at this desk. `gone`: called elsewhere, or no longer here. */
  | { readonly ok: false; readonly reason: "nobody" | "busy" | "gone" | "unknown-desk" };

const audit = (_given: unknown, called: Called) =>
  called.ok
    ? {
        kind: "queue-entry",
        id: called.entry.id,
        detail: { ticket: called.entry.ticket, status: called.entry.status },
      }
    : undefined;

/** Calls whoever is next and can be served at this desk. Two desks that call at once get two people. */
export const callNext = verb(
  {
    name: "appointments.callNext",
    permission: frontOffice,
    input: z.object({ office: z.string().max(80), desk: z.string().max(80) }),
    audit,
  },
  async (ctx, { office: officeKey, desk: deskKey }): Promise<Called> => {
    const settings = (await settingsOf(ctx))?.settings;
    const office = settings?.offices.find((each) => each.key === officeKey);
    const desk = office?.resources.find((each) => each.key === deskKey);
    if (!settings || !desk) return { ok: false, reason: "unknown-desk" };
    await lockQueue(ctx, officeKey);
    const queue = await listQueue(ctx, officeKey);
    if (queue.some((entry) => entry.status === "called" && entry.deskKey === deskKey))
      return { ok: false, reason: "busy" };
    const canServe = (entry: QueueEntry): boolean =>
      entry.services.every((key) => {
        const skill = settings.services.find((each) => each.key === key)?.skill;
        return skill !== undefined && desk.skills.includes(skill);
      });
    const next = nextOf(queue, canServe, ctx.now());
    return next ? change(ctx, next, "called", deskKey) : { ok: false, reason: "nobody" };
  },
);

/**
 * What happens to somebody who was called or waits: `again` calls once more, `park` puts them aside without losing
 * their turn, `resume` takes them back, `done` and `no-show` end the visit.
 */
export const changeEntry = verb(
  {
    name: "appointments.changeEntry",
    permission: frontOffice,
    input: z.object({
      id: z.uuid(),
      to: z.string().pipe(z.enum(["again", "park", "resume", "done", "no-show"])),
    }),
    audit,
  },
  async (ctx, { id, to }): Promise<Called> => {
    const row = await tables(ctx)
      .selectFrom("appointments.queue_entry")
      .selectAll()
      .where("id", "=", idFrom<"queue-entry">(id))
      .forUpdate()
      .executeTakeFirst();
    const entry = row && entryFrom(row);
    const [from, status] = CHANGES[to];
    if (!entry || !from.includes(entry.status)) return { ok: false, reason: "gone" };
    return change(ctx, entry, status, entry.deskKey);
  },
);

const CHANGES: Readonly<
  Record<"again" | "park" | "resume" | "done" | "no-show", [QueueStatus[], QueueStatus]>
> = {
  again: [["called"], "called"],
  park: [["called", "waiting"], "parked"],
  resume: [["parked"], "waiting"],
  done: [["called"], "done"],
  "no-show": [["called", "waiting", "parked"], "no-show"],
};

async function change(
  ctx: Ctx,
  entry: QueueEntry,
  status: QueueStatus,
  desk: string | undefined,
): Promise<Called> {
  const isOver = status === "done" || status === "no-show";
  const rows = await tables(ctx)
    .updateTable("appointments.queue_entry")
    .set((update) => ({
      status,
      desk_key: status === "waiting" ? null : (desk ?? null),
      called_at: status === "called" ? ctx.now() : (entry.calledAt ?? null),
      ended_at: isOver ? ctx.now() : null,
      ...(status === "called" ? { calls: update("calls", "+", 1) } : {}),
    }))
    .where("id", "=", entry.id)
    .returningAll()
    .execute();
  if (isOver && entry.appointmentId)
    await execute(
      ctx.db,
      "UPDATE appointments.appointment SET status = $2, ended_at = $3 WHERE id = $1 AND status = 'booked'",
      [entry.appointmentId, status, ctx.now()],
    );
  const [row] = rows;
  return row ? { ok: true, entry: entryFrom(row) } : { ok: false, reason: "gone" };
}

async function lockQueue(ctx: Ctx, officeKey: string): Promise<void> {
  await execute(ctx.db, "SELECT pg_advisory_xact_lock(hashtextextended($1, 7332014))", [officeKey]);
}
