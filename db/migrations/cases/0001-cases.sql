CREATE SCHEMA cases;

CREATE TABLE cases.draft (
  id uuid PRIMARY KEY,
  service_key text NOT NULL,
  definition_version text NOT NULL,
  account_id uuid,
  -- Entered at the counter, on the phone or from paper.
  staff_id uuid,
  channel text NOT NULL CHECK (channel IN ('online', 'counter', 'phone', 'paper', 'email')),
  -- Without account: the hash of the resume code. The code itself opens `sealed_key` and is not stored.
  code_hash text UNIQUE,
  sealed_key text,
  sealed text NOT NULL,
  -- Counts the saves, so that two tabs do not overwrite each other unseen.
  revision integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  delete_on date NOT NULL,
  told_at timestamptz,
  CHECK (num_nonnulls(account_id, staff_id, code_hash) = 1),
  CHECK ((code_hash IS NULL) = (sealed_key IS NULL))
);
CREATE INDEX draft_account ON cases.draft (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX draft_staff ON cases.draft (staff_id) WHERE staff_id IS NOT NULL;
CREATE INDEX draft_delete ON cases.draft (delete_on);

-- The address for notices of a draft without account, apart from the draft and under the server's key.
CREATE TABLE cases.draft_notice (
  draft_id uuid PRIMARY KEY REFERENCES cases.draft (id) ON DELETE CASCADE,
  sealed_address text NOT NULL,
  language text NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE SEQUENCE cases.case_number;

-- Clear for search, sorting and statistics: reference, service, state, dates, team, assignee, the ids of account and
-- person, the applicant's name. Everything else is in `sealed` under the case's own key.
CREATE TABLE cases.application (
  id uuid PRIMARY KEY,
  reference text NOT NULL UNIQUE,
  service_key text NOT NULL,
  definition_version text NOT NULL,
  state text NOT NULL CHECK (state IN ('awaiting-cosignature', 'checking', 'in-review', 'awaiting-applicant', 'suspended',
    'awaiting-second-signature', 'awaiting-payment', 'closed')),
  outcome text CHECK (outcome IN ('granted', 'refused', 'withdrawn', 'lapsed')),
  channel text NOT NULL CHECK (channel IN ('online', 'counter', 'phone', 'paper', 'email')),
  account_id uuid,
  person_id uuid,
  applicant_name text,
  code_hash text UNIQUE,
  language text NOT NULL,
  team text NOT NULL,
  assignee_id uuid,
  sealed text,
  follows_id uuid REFERENCES cases.application (id),
  fee_cents integer NOT NULL DEFAULT 0 CHECK (fee_cents >= 0),
  paid_at timestamptz,
  is_sample boolean NOT NULL DEFAULT false,
  is_automatic boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  due_on date NOT NULL,
  pay_by date,
  cosign_by date,
  suspended_until date,
  wiedervorlage_on date,
  decided_at timestamptz,
  first_signer_id uuid,
  valid_from date,
  valid_until date,
  delete_on date,
  deleted_at timestamptz,
  CHECK ((state = 'closed') = (outcome IS NOT NULL)),
  CHECK ((deleted_at IS NULL) OR (sealed IS NULL AND applicant_name IS NULL AND account_id IS NULL AND person_id IS NULL))
);
CREATE INDEX application_account ON cases.application (account_id, created_at DESC) WHERE account_id IS NOT NULL;
CREATE INDEX application_person ON cases.application (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX application_queue ON cases.application (team, state, due_on) WHERE state <> 'closed';
CREATE INDEX application_closed ON cases.application (decided_at) WHERE state = 'closed';
CREATE INDEX application_delete ON cases.application (delete_on) WHERE deleted_at IS NULL;
CREATE INDEX application_follows ON cases.application (follows_id) WHERE follows_id IS NOT NULL;
CREATE INDEX application_name ON cases.application USING gin (applicant_name gin_trgm_ops);

CREATE TABLE cases.event (
  id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES cases.application (id),
  kind text NOT NULL,
  actor_kind text NOT NULL,
  staff_id uuid,
  -- A note or a reason, sealed under the case's key.
  sealed_note text,
  detail jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL
);
CREATE INDEX event_application ON cases.event (application_id, created_at);

CREATE TABLE cases.check_result (
  application_id uuid NOT NULL REFERENCES cases.application (id),
  check_key text NOT NULL,
  result text NOT NULL CHECK (result IN ('passed', 'failed', 'unclear')),
  sealed text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (application_id, check_key)
);

CREATE TABLE cases.message (
  id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES cases.application (id),
  direction text NOT NULL CHECK (direction IN ('to-applicant', 'from-applicant', 'internal')),
  staff_id uuid,
  sealed text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX message_application ON cases.message (application_id, created_at);

CREATE TABLE cases.cosignature (
  application_id uuid PRIMARY KEY REFERENCES cases.application (id),
  code_hash text NOT NULL UNIQUE,
  state text NOT NULL CHECK (state IN ('asked', 'signed', 'refused')),
  sealed_signer text,
  created_at timestamptz NOT NULL,
  decided_at timestamptz
);
