-- Files in the store to which no row refers, with the time at which the sweep first saw them so. A file that is being
-- stored is without its row for a moment, so it is removed only when it still is a day later.
CREATE TABLE documents.unreferenced_file (
  content_hash text PRIMARY KEY CHECK (content_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz NOT NULL
);
