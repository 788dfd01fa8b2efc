import type { Selectable } from "kysely";
import type { Ctx } from "#platform/context";
import { execute } from "#platform/database/database";
import { newId, type Id } from "#platform/ids";
import { tables, type QueueEntryTable, type QueueStatus } from "./tables.ts";

/** Somebody in the house today. */
export interface QueueEntry {
  readonly id: Id<"queue-entry">;
  readonly ticket: string;
  readonly officeKey: string;
  readonly appointmentId: Id<"appointment"> | undefined;
  readonly services: readonly string[];
  readonly dueAt: Temporal.Instant;
  readonly status: QueueStatus;
  readonly deskKey: string | undefined;
  readonly calls: number;
  readonly arrivedAt: Temporal.Instant;
  readonly calledAt: Temporal.Instant | undefined;
}

export interface NewEntry {
  readonly officeKey: string;
  readonly kind: "T" | "S";
  readonly appointmentId?: Id<"appointment">;
  readonly services: readonly string[];
  readonly dueAt: Temporal.Instant;
}

/** Puts somebody into today's queue with the next number of the day; those who come at once get different ones. */
export async function enterQueue(ctx: Ctx, entry: NewEntry): Promise<QueueEntry> {
  await execute(ctx.db, "SELECT pg_advisory_xact_lock(hashtextextended($1, 7332013))", [entry.officeKey]);
  const [next] = await execute<{ number: number }>(
    ctx.db,
    `SELECT coalesce(max(substr(ticket, 2)::int), 0) + 1 AS number FROM appointments.queue_entry
     WHERE office_key = $1 AND day = $2 AND ticket LIKE $3`,
    [entry.officeKey, ctx.today(), `${entry.kind}%`],
  );
  const row = await tables(ctx)
    .insertInto("appointments.queue_entry")
    .values({
      id: newId<"queue-entry">(),
      office_key: entry.officeKey,
      day: ctx.today(),
      ticket: `${entry.kind}${String(next?.number ?? 1).padStart(3, "0")}`,
      appointment_id: entry.appointmentId ?? null,
      services: [...entry.services],
      due_at: entry.dueAt,
      status: "waiting",
      arrived_at: ctx.now(),
      created_at: ctx.now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return entryFrom(row);
}

/** Everybody who is in the house today, in the order in which they are due. */
export async function listQueue(ctx: Ctx, officeKey: string): Promise<QueueEntry[]> {
  const rows = await tables(ctx)
    .selectFrom("appointments.queue_entry")
    .selectAll()
    .where("office_key", "=", officeKey)
    .where("day", "=", ctx.today())
    .where("status", "in", ["waiting", "called", "parked"])
    .orderBy("due_at")
    .orderBy("arrived_at")
    .execute();
  return rows.map(entryFrom);
}

export function entryFrom(row: Selectable<QueueEntryTable>): QueueEntry {
  return {
    id: row.id,
    ticket: row.ticket,
    officeKey: row.office_key,
    appointmentId: row.appointment_id ?? undefined,
    services: row.services,
    dueAt: row.due_at,
    status: row.status,
    deskKey: row.desk_key ?? undefined,
    calls: row.calls,
    arrivedAt: row.arrived_at,
    calledAt: row.called_at ?? undefined,
  };
}

/** Somebody with an appointment is called from this long before it, when nobody else is due. */
const EARLY_MINUTES = 15;

/**
 * Who is next at a desk with these skills: appointments that are due, by their time; then those without one, by
 * arrival, and appointments that are early. Undefined where nobody waits whom the desk can serve.
 */
export function nextOf(
  waiting: readonly QueueEntry[],
  canServe: (entry: QueueEntry) => boolean,
  now: Temporal.Instant,
): QueueEntry | undefined {
  const able = waiting.filter((entry) => entry.status === "waiting" && canServe(entry));
  const byDue = able.toSorted((a, b) => Temporal.Instant.compare(a.dueAt, b.dueAt));
  const isAppointment = (entry: QueueEntry): boolean => entry.ticket.startsWith("T");
  const isDue = (entry: QueueEntry): boolean => Temporal.Instant.compare(entry.dueAt, now) <= 0;
  const isEarly = (entry: QueueEntry): boolean =>
    Temporal.Instant.compare(entry.dueAt, now.add({ minutes: EARLY_MINUTES })) <= 0;
  return (
    byDue.find((entry) => isAppointment(entry) && isDue(entry)) ??
    byDue.find((entry) => !isAppointment(entry)) ??
    byDue.find((entry) => isAppointment(entry) && isEarly(entry))
  );
}
