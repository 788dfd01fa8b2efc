-- How many requests a minute a program or device may send: its own limit, given with its token.
ALTER TABLE identity.api_token
  ADD COLUMN per_minute integer NOT NULL DEFAULT 600 CHECK (per_minute BETWEEN 1 AND 100000);
