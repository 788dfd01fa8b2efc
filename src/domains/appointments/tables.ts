import { tablesOf, type Filled, type Json } from "#platform/database/database";
import type { Id } from "#platform/ids";
import type { Settings } from "./settings.ts";
import type { Visit } from "./visit.ts";

export const CHANNELS = ["online", "phone", "counter", "api", "waiting-list", "draw"] as const;
export type Channel = (typeof CHANNELS)[number];

export type Status = "held" | "booked" | "cancelled" | "done" | "no-show";

export interface AppointmentTable {
  id: Id<"appointment">;
  token_hash: string;
  code: string;
  confirm_hash: Filled<string | null>;
  status: Status;
  channel: Channel;
  office_key: string;
  visit: Json<Visit>;
  needs: string[];
  persons: number;
  day: Temporal.PlainDate;
  starts_at: Temporal.Instant;
  ends_at: Temporal.Instant;
  hold_expires_at: Temporal.Instant | null;
  extensions: Filled<number>;
  language: string;
  name: Filled<string | null>;
  email: Filled<string | null>;
  phone: Filled<string | null>;
  contact_hash: Filled<string | null>;
  case_id: Filled<string | null>;
  revision: Filled<number>;
  booked_at: Filled<Temporal.Instant | null>;
  ended_at: Filled<Temporal.Instant | null>;
  created_at: Temporal.Instant;
}

export interface BookingTable {
  id: Id<"booking">;
  appointment_id: Id<"appointment">;
  office_key: string;
  resource_key: string;
  day: Temporal.PlainDate;
  /** Half-open, as PostgreSQL writes it. */
  during: string;
  created_at: Temporal.Instant;
}

export type QueueStatus = "waiting" | "called" | "parked" | "done" | "no-show";

export interface QueueEntryTable {
  id: Id<"queue-entry">;
  office_key: string;
  day: Temporal.PlainDate;
  ticket: string;
  appointment_id: Id<"appointment"> | null;
  services: string[];
  due_at: Temporal.Instant;
  status: QueueStatus;
  desk_key: Filled<string | null>;
  calls: Filled<number>;
  arrived_at: Temporal.Instant;
  called_at: Filled<Temporal.Instant | null>;
  ended_at: Filled<Temporal.Instant | null>;
  created_at: Temporal.Instant;
}

interface SettingsVersionTable {
  version: number;
  settings: Json<Settings>;
  reason: string;
  changed_by: string;
  created_at: Temporal.Instant;
}

export interface AppointmentsTables {
  "appointments.appointment": AppointmentTable;
  "appointments.booking": BookingTable;
  "appointments.queue_entry": QueueEntryTable;
  "appointments.settings_version": SettingsVersionTable;
}

export const tables = tablesOf<AppointmentsTables>();
