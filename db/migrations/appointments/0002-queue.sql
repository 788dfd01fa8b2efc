-- Who is in the house today: with an appointment or with a ticket from the machine.
CREATE TABLE appointments.queue_entry (
  id uuid PRIMARY KEY,
  office_key text NOT NULL,
  day date NOT NULL,
  -- `T` with an appointment, `S` without, and a number of the day: what is called. No name is ever called.
  ticket text NOT NULL CHECK (ticket ~ '^[TS][0-9]{3,}$'),
  appointment_id uuid UNIQUE REFERENCES appointments.appointment (id) ON DELETE SET NULL,
  services text[] NOT NULL CHECK (cardinality(services) > 0),
  -- The time from which somebody is due: of the appointment, or of taking the ticket.
  due_at timestamptz NOT NULL,
  status text NOT NULL CHECK (status IN ('waiting', 'called', 'parked', 'done', 'no-show')),
  desk_key text,
  calls smallint NOT NULL DEFAULT 0,
  arrived_at timestamptz NOT NULL,
  called_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz NOT NULL,
  UNIQUE (office_key, day, ticket),
  CHECK (status <> 'called' OR (desk_key IS NOT NULL AND called_at IS NOT NULL)),
  CHECK ((status IN ('done', 'no-show')) = (ended_at IS NOT NULL))
);
-- A desk has one visitor at a time.
CREATE UNIQUE INDEX queue_entry_one_a_desk ON appointments.queue_entry (desk_key, day) WHERE status = 'called';
CREATE INDEX queue_entry_waiting ON appointments.queue_entry (office_key, day, due_at) WHERE status IN ('waiting', 'called', 'parked');
CREATE INDEX appointment_starts ON appointments.appointment (starts_at) WHERE status = 'booked';
