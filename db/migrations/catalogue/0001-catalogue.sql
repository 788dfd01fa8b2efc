CREATE SCHEMA catalogue;

-- Every version of a service definition that was ever in force: cases and drafts keep the one they were made with.
CREATE TABLE catalogue.definition (
  service_key text NOT NULL,
  version text NOT NULL,
  body jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (service_key, version)
);
