CREATE SCHEMA permits;

CREATE SEQUENCE permits.permit_number;

-- Resident parking permits (StVO § 45 (1b) No. 2a). A permit that is changed is withdrawn and replaced by another one,
-- so that a row says for ever what its letter and its code said.
CREATE TABLE permits.permit (
  id uuid PRIMARY KEY,
  number text NOT NULL UNIQUE CHECK (number ~ '^[A-Z][0-9]{4,}$'),
  zone_key text NOT NULL,
  -- Null where someone without account could not be found in the residents' register.
  person_id uuid,
  plate text NOT NULL,
  valid_from date NOT NULL,
  -- The last valid day, as it stands on the permit.
  valid_until date NOT NULL CHECK (valid_until >= valid_from),
  case_id uuid,
  replaces_id uuid REFERENCES permits.permit (id),
  withdrawn_at timestamptz,
  withdrawn_because text CHECK (withdrawn_because IN ('plate-changed', 'lost', 'returned', 'moved-away', 'conditions-ended', 'error')),
  created_at timestamptz NOT NULL,
  CHECK ((withdrawn_at IS NULL) = (withdrawn_because IS NULL)),
  -- One permit a resident at a time (VwV-StVO on § 45 (1) to (1e), X).
  CONSTRAINT permit_one_a_resident EXCLUDE USING gist (person_id WITH =, daterange(valid_from, valid_until, '[]') WITH &&)
    WHERE (withdrawn_at IS NULL)
);
CREATE INDEX permit_plate ON permits.permit (plate, valid_until DESC);
CREATE INDEX permit_person ON permits.permit (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX permit_replaces ON permits.permit (replaces_id) WHERE replaces_id IS NOT NULL;
CREATE INDEX permit_case ON permits.permit (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX permit_created ON permits.permit (created_at);
