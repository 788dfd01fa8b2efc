CREATE SCHEMA usage;

-- One row an event and no person in it; inserted, never updated, so that busy services do not wait for each other.
CREATE TABLE usage.event (
  id uuid PRIMARY KEY,
  created_on date NOT NULL,
  service text NOT NULL,
  event text NOT NULL,
  channel text NOT NULL,
  page text
);
CREATE INDEX event_service ON usage.event (service, event, created_on);

-- What is older than a month is summed up by day.
CREATE TABLE usage.daily_count (
  created_on date NOT NULL,
  service text NOT NULL,
  event text NOT NULL,
  channel text NOT NULL,
  page text NOT NULL,
  count integer NOT NULL,
  PRIMARY KEY (created_on, service, event, channel, page)
);

CREATE TABLE usage.satisfaction (
  id uuid PRIMARY KEY,
  created_on date NOT NULL,
  service text NOT NULL,
  stars integer NOT NULL CHECK (stars BETWEEN 1 AND 5),
  comment text
);
CREATE INDEX satisfaction_service ON usage.satisfaction (service, created_on);
