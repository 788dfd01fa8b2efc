CREATE SCHEMA driving_licences;

-- The local driving licence register (StVG § 48 (1), § 50; FeV § 57). Columns carry the data element names of
-- ISO/IEC 18013-5:2021, 7.2.1, where there is one. Two times: `valid_from` up to but not including `valid_until` is when
-- it was true; `created_at` up to `superseded_at` is when we held it for true.
CREATE TABLE driving_licences.licence (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  document_number text NOT NULL CHECK (document_number ~ '^[A-Z0-9]{11}$'),
  family_name text NOT NULL CHECK (family_name <> ''),
  given_name text NOT NULL CHECK (given_name <> ''),
  birth_date date NOT NULL,
  -- Of the card, not of the entitlement: the card is renewed after at most 15 years (FeV § 24a).
  issue_date date NOT NULL CHECK (issue_date > birth_date),
  expiry_date date NOT NULL CHECK (expiry_date > issue_date),
  issuing_country text NOT NULL CHECK (issuing_country ~ '^[A-Z]{2}$'),
  issuing_authority text NOT NULL CHECK (issuing_authority <> ''),
  un_distinguishing_sign text NOT NULL CHECK (un_distinguishing_sign ~ '^[A-Z]{1,3}$'),
  -- Ended: withdrawn or given up (StVG §§ 3, 4); suspended: a driving ban (StVG § 25, StGB § 44).
  entitlement text NOT NULL CHECK (entitlement IN ('held', 'suspended', 'ended')),
  -- The name without case, accents and hyphens, by which people are looked for.
  family_name_key text NOT NULL,
  valid_from date NOT NULL,
  valid_until date CHECK (valid_until > valid_from),
  created_at timestamptz NOT NULL,
  superseded_at timestamptz CHECK (superseded_at >= created_at),
  -- One licence a person at a time (FeV § 8), and one person a document, in what is held for true now.
  CONSTRAINT licence_one_a_person EXCLUDE USING gist (person_id WITH =, daterange(valid_from, valid_until) WITH &&)
    WHERE (superseded_at IS NULL),
  CONSTRAINT licence_document_once EXCLUDE USING gist (document_number WITH =, daterange(valid_from, valid_until) WITH &&)
    WHERE (superseded_at IS NULL)
);
CREATE INDEX licence_person ON driving_licences.licence (person_id);
CREATE INDEX licence_document ON driving_licences.licence (document_number) WHERE superseded_at IS NULL;
CREATE INDEX licence_name ON driving_licences.licence (family_name_key text_pattern_ops) WHERE superseded_at IS NULL;

-- The `driving_privileges` of a licence: a class once, with its own days and codes (FeV annex 9).
CREATE TABLE driving_licences.driving_privilege (
  licence_id uuid NOT NULL REFERENCES driving_licences.licence (id),
  vehicle_category_code text NOT NULL CHECK (vehicle_category_code IN
    ('AM', 'A1', 'A2', 'A', 'B', 'BE', 'C1', 'C1E', 'C', 'CE', 'D1', 'D1E', 'D', 'DE', 'L', 'T')),
  issue_date date NOT NULL,
  -- The last day; null where the class does not end.
  expiry_date date CHECK (expiry_date >= issue_date),
  -- [{ code, sign?, value? }]
  codes jsonb NOT NULL CHECK (jsonb_typeof(codes) = 'array'),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (licence_id, vehicle_category_code)
);

-- Loss and theft of a card, until it is replaced or found (FeV § 25 (4), (5)).
CREATE TABLE driving_licences.loss_report (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  document_number text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('lost', 'stolen')),
  missing_since date NOT NULL,
  state text NOT NULL CHECK (state IN ('reported', 'replacement-requested', 'replaced', 'found', 'surrender-due')),
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL CHECK (changed_at >= created_at)
);
CREATE UNIQUE INDEX loss_report_one_open ON driving_licences.loss_report (person_id)
  WHERE state IN ('reported', 'replacement-requested');
CREATE INDEX loss_report_person ON driving_licences.loss_report (person_id, created_at);

-- The one code a person can show at present; used up by deleting it.
CREATE TABLE driving_licences.check_code (
  person_id uuid PRIMARY KEY,
  code_hash text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL CHECK (expires_at > created_at)
);
