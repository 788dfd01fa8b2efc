CREATE SCHEMA city_index;

-- A round in which the offices deliver the figures of one edition.
CREATE TABLE city_index.collection_round (
  id uuid PRIMARY KEY,
  edition text NOT NULL UNIQUE,
  due_on date NOT NULL,
  opened_by text NOT NULL,
  closed_at timestamptz,
  created_at timestamptz NOT NULL
);

-- One parameter, for which one office answers.
CREATE TABLE city_index.collection_task (
  id uuid PRIMARY KEY,
  round_id uuid NOT NULL REFERENCES city_index.collection_round (id) ON DELETE CASCADE,
  parameter text NOT NULL,
  office text,
  due_on date NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (round_id, parameter)
);
CREATE INDEX collection_task_office ON city_index.collection_task (office);

-- What was delivered, in order; the newest counts. Nothing is overwritten: it is the evidence of a cell.
CREATE TABLE city_index.delivery (
  id uuid PRIMARY KEY,
  task_id uuid NOT NULL REFERENCES city_index.collection_task (id) ON DELETE CASCADE,
  value double precision NOT NULL CHECK (value NOT IN ('NaN', 'Infinity', '-Infinity')),
  source text NOT NULL,
  valid_on date NOT NULL,
  delivered_by text NOT NULL,
  state text NOT NULL CHECK (state IN ('delivered', 'returned', 'signed-off')),
  reason text,
  decided_by text,
  decided_at timestamptz,
  created_at timestamptz NOT NULL,
  CHECK ((state = 'delivered') = (decided_at IS NULL)),
  CHECK (state <> 'returned' OR reason IS NOT NULL),
  -- Nobody signs off what they delivered themselves.
  CHECK (decided_by IS DISTINCT FROM delivered_by)
);
CREATE INDEX delivery_task ON city_index.delivery (task_id, created_at);
-- One delivery at a time waits for the officer.
CREATE UNIQUE INDEX delivery_waiting ON city_index.delivery (task_id) WHERE state = 'delivered';
