CREATE SCHEMA appointments;

-- What somebody has an appointment for. What it takes of desks, rooms and people stands in `booking`.
CREATE TABLE appointments.appointment (
  id uuid PRIMARY KEY,
  -- SHA-256 of the secret that the caller brought: whoever comes twice with the same one gets the same appointment.
  token_hash text NOT NULL UNIQUE,
  -- What people say at the counter and type to cancel.
  code text NOT NULL UNIQUE,
  -- SHA-256 of the secret in the mail, while the address is not confirmed.
  confirm_hash text UNIQUE,
  status text NOT NULL CHECK (status IN ('held', 'booked', 'cancelled', 'done', 'no-show')),
  channel text NOT NULL CHECK (channel IN ('online', 'phone', 'counter', 'api', 'waiting-list', 'draw')),
  office_key text NOT NULL,
  -- Services with their number of persons.
  visit jsonb NOT NULL,
  -- Skills of further resources at the same time, such as an interpreter's.
  needs text[] NOT NULL,
  persons smallint NOT NULL CHECK (persons > 0),
  day date NOT NULL,
  starts_at timestamptz NOT NULL,
  -- The end as people are told it, without the buffer behind.
  ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
  hold_expires_at timestamptz,
  extensions smallint NOT NULL DEFAULT 0,
  language text NOT NULL,
  name text,
  email text,
  phone text,
  -- SHA-256 of the address or number, for the limit a person; it goes with them.
  contact_hash text,
  case_id uuid,
  -- Raised with every move, for calendars (RFC 5545, SEQUENCE).
  revision smallint NOT NULL DEFAULT 0,
  booked_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz NOT NULL,
  CHECK ((status = 'held') = (hold_expires_at IS NOT NULL)),
  CHECK (booked_at IS NOT NULL OR status IN ('held', 'cancelled'))
);
CREATE INDEX appointment_day ON appointments.appointment (office_key, day);
CREATE INDEX appointment_held ON appointments.appointment (hold_expires_at) WHERE status = 'held';
CREATE INDEX appointment_contact ON appointments.appointment (contact_hash) WHERE contact_hash IS NOT NULL;
CREATE INDEX appointment_created ON appointments.appointment (created_at);

-- The truth about what is taken: a row blocks its resource for its time, held or booked alike, and is gone when the
-- time is free again. No two rows of a resource overlap, whoever writes them.
CREATE TABLE appointments.booking (
  id uuid PRIMARY KEY,
  appointment_id uuid NOT NULL REFERENCES appointments.appointment (id) ON DELETE CASCADE,
  office_key text NOT NULL,
  resource_key text NOT NULL,
  day date NOT NULL,
  during tstzrange NOT NULL CHECK (NOT isempty(during) AND lower_inc(during) AND NOT upper_inc(during)),
  created_at timestamptz NOT NULL,
  CONSTRAINT booking_no_overlap EXCLUDE USING gist (resource_key WITH =, during WITH &&)
);
CREATE INDEX booking_appointment ON appointments.booking (appointment_id);
CREATE INDEX booking_day ON appointments.booking (office_key, day);

-- Every process keeps who is free in memory and hears after the commit which day has changed.
CREATE FUNCTION appointments.tell_booking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM pg_notify('stadtkern_appointments', OLD.office_key || ' ' || OLD.day);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM pg_notify('stadtkern_appointments', NEW.office_key || ' ' || NEW.day);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER booking_told AFTER INSERT OR UPDATE OR DELETE ON appointments.booking
  FOR EACH ROW EXECUTE FUNCTION appointments.tell_booking();

-- Offices, desks, hours and services as staff have changed them; the newest row is in force, without one the city's file.
CREATE TABLE appointments.settings_version (
  version integer PRIMARY KEY CHECK (version > 0),
  settings jsonb NOT NULL,
  -- What was changed and why, in words.
  reason text NOT NULL,
  changed_by text NOT NULL,
  created_at timestamptz NOT NULL
);
