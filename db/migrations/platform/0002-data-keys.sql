-- Keys apart from the data that they open: a backup of one without the other reveals nothing, and destroying a key
-- deletes what it sealed for good, in every backup too (the destroyed ones are listed beside the master key).
CREATE SCHEMA keys;

CREATE TABLE keys.data_key (
  owner_id uuid PRIMARY KEY,
  wrapped text NOT NULL,
  created_at timestamptz NOT NULL
);
