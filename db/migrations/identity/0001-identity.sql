CREATE SCHEMA identity;

CREATE TABLE identity.account (
  id uuid PRIMARY KEY,
  issuer text NOT NULL,
  subject text NOT NULL,
  person_id uuid,
  given_names text NOT NULL,
  family_name text NOT NULL,
  birth_date date,
  email text,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  -- OZG § 8 (7): the account goes after two years without use, told two months before.
  deletion_told_at timestamptz,
  UNIQUE (issuer, subject)
);
CREATE INDEX account_person ON identity.account (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX account_seen ON identity.account (seen_at);

CREATE TABLE identity.staff (
  id uuid PRIMARY KEY,
  issuer text NOT NULL,
  subject text NOT NULL,
  name text NOT NULL,
  email text,
  roles text[] NOT NULL,
  teams text[] NOT NULL,
  absent_from date,
  absent_until date,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  UNIQUE (issuer, subject),
  CHECK (absent_until IS NULL OR absent_from <= absent_until)
);

CREATE TABLE identity.inbox_message (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES identity.account (id) ON DELETE CASCADE,
  kind text NOT NULL,
  case_id uuid,
  letter_id uuid,
  -- Text without personal content; what is personal stays in the case and its letters.
  subject jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  -- OZG § 9 (1): an administrative act counts as made known on the fourth day after it was made ready.
  counts_as_known_on date,
  read_at timestamptz
);
CREATE INDEX inbox_message_account ON identity.inbox_message (account_id, created_at DESC);

CREATE TABLE identity.api_token (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  token_hash text NOT NULL UNIQUE,
  scopes text[] NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  revoked_at timestamptz
);
