CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Append-only: the trigger below refuses every change, the seals chain the rows.
CREATE TABLE platform.audit_entry (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  action text NOT NULL,
  actor_kind text NOT NULL,
  actor_id text,
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  person_id uuid,
  account_id uuid,
  purpose text,
  detail jsonb NOT NULL DEFAULT '{}',
  request_id text
);
CREATE INDEX audit_entry_person ON platform.audit_entry (person_id, created_at) WHERE person_id IS NOT NULL;
CREATE INDEX audit_entry_account ON platform.audit_entry (account_id, created_at) WHERE account_id IS NOT NULL;
CREATE INDEX audit_entry_subject ON platform.audit_entry (subject_id, created_at);

CREATE TABLE platform.audit_seal (
  seq bigint PRIMARY KEY,
  entry_id uuid NOT NULL UNIQUE,
  hash text NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE FUNCTION platform.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON platform.audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON platform.audit_seal
  FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

CREATE TABLE platform.session (
  token_hash text PRIMARY KEY,
  actor jsonb NOT NULL,
  data jsonb NOT NULL DEFAULT '{}',
  csrf text NOT NULL,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX session_expires ON platform.session (expires_at);

CREATE TABLE platform.idempotency_key (
  key text NOT NULL,
  actor_id text NOT NULL,
  request_hash text NOT NULL,
  status integer,
  response jsonb,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (actor_id, key)
);

-- Texts, fees and hours that staff may change; the value in force is the newest approved one.
CREATE TABLE platform.setting_change (
  id uuid PRIMARY KEY,
  key text NOT NULL,
  value jsonb NOT NULL,
  reason text NOT NULL,
  proposed_by text NOT NULL,
  created_at timestamptz NOT NULL,
  approved_by text,
  decided_at timestamptz,
  state text NOT NULL CHECK (state IN ('proposed', 'approved', 'refused')),
  CHECK (approved_by IS NULL OR approved_by <> proposed_by)
);
CREATE INDEX setting_change_key ON platform.setting_change (key, decided_at DESC) WHERE state = 'approved';

CREATE TABLE platform.mark (
  key text PRIMARY KEY,
  value jsonb NOT NULL,
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE platform.mark IS 'What was done once: the demo city made, the keys generated.';
