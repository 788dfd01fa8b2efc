import type { Selectable } from "kysely";
import type { Ctx } from "#platform/context";
import { hashOf, normalizeCode, type Id } from "#platform/ids";
import { tables, type AppointmentTable, type Channel, type Status } from "./tables.ts";
import type { Visit } from "./visit.ts";

/** An appointment as the one who has it sees it. */
export interface Appointment {
  readonly id: Id<"appointment">;
  readonly status: Status;
  /** What is said at the counter, and typed to cancel or move. */
  readonly code: string;
  readonly channel: Channel;
  readonly officeKey: string;
  readonly visit: Visit;
  /** Skills of further resources that it takes at the same time, such as an interpreter's. */
  readonly needs: readonly string[];
  readonly persons: number;
  readonly day: Temporal.PlainDate;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  /** Until when a held place is kept. */
  readonly holdExpiresAt: Temporal.Instant | undefined;
  readonly extensions: number;
  /** Details are there and the mail waits for its click. */
  readonly awaitsMail: boolean;
  readonly language: string;
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly revision: number;
  readonly createdAt: Temporal.Instant;
}

/** How somebody shows that an appointment is theirs: by the secret they brought, or by the code on paper. */
export type Key = { readonly token: string } | { readonly code: string };

/** The appointment behind a secret or a code; `lock` keeps others from changing it until the transaction ends. */
export async function findByKey(
  ctx: Ctx,
  key: Key,
  options: { readonly lock?: boolean } = {},
): Promise<Appointment | undefined> {
  const row = await tables(ctx)
    .selectFrom("appointments.appointment")
    .selectAll()
    .where(
      "token" in key ? "token_hash" : "code",
      "=",
      "token" in key ? hashOf(key.token) : normalizeCode(key.code),
    )
    .$if(options.lock === true, (query) => query.forUpdate())
    .executeTakeFirst();
  return row && appointmentFrom(row);
}

export async function findById(
  ctx: Ctx,
  id: Id<"appointment">,
  options: { readonly lock?: boolean } = {},
): Promise<Appointment | undefined> {
  const row = await tables(ctx)
    .selectFrom("appointments.appointment")
    .selectAll()
    .where("id", "=", id)
    .$if(options.lock === true, (query) => query.forUpdate())
    .executeTakeFirst();
  return row && appointmentFrom(row);
}

export function appointmentFrom(row: Selectable<AppointmentTable>): Appointment {
  return {
    id: row.id,
    status: row.status,
    code: row.code,
    channel: row.channel,
    officeKey: row.office_key,
    visit: row.visit,
    needs: row.needs,
    persons: row.persons,
    day: row.day,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    holdExpiresAt: row.hold_expires_at ?? undefined,
    extensions: row.extensions,
    awaitsMail: row.status === "held" && row.confirm_hash !== null,
    language: row.language,
    name: row.name ?? undefined,
    email: row.email ?? undefined,
    phone: row.phone ?? undefined,
    revision: row.revision,
    createdAt: row.created_at,
  };
}

/** Whether it still stands: booked, or held and not run out. */
export function isStanding(appointment: Appointment, now: Temporal.Instant): boolean {
  const { status, holdExpiresAt } = appointment;
  if (status === "held")
    return holdExpiresAt !== undefined && Temporal.Instant.compare(now, holdExpiresAt) < 0;
  return status === "booked";
}
