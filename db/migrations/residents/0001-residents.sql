CREATE SCHEMA residents;

-- The residents' register (BMG § 3), only the columns that services here need. Two times everywhere: `valid_from` up to
-- but not including `valid_until` is when it was true; `created_at` up to `superseded_at` is when we held it for true.
CREATE TABLE residents.person (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL
);

CREATE TABLE residents.personal_data (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES residents.person (id),
  family_name text NOT NULL CHECK (family_name <> ''),       -- DSMeld 0101a
  given_names text NOT NULL CHECK (given_names <> ''),       -- DSMeld 0301
  doctoral_degree text,                                      -- DSMeld 0401
  birth_date date NOT NULL,                                  -- DSMeld 0601
  deceased_on date CHECK (deceased_on >= birth_date),        -- DSMeld 1901
  -- The names without case, accents and hyphens, in which people are looked for.
  family_name_key text NOT NULL,
  given_names_key text NOT NULL,
  valid_from date NOT NULL,
  valid_until date CHECK (valid_until > valid_from),
  created_at timestamptz NOT NULL,
  superseded_at timestamptz CHECK (superseded_at >= created_at),
  CONSTRAINT personal_data_once EXCLUDE USING gist (person_id WITH =, daterange(valid_from, valid_until) WITH &&)
    WHERE (superseded_at IS NULL)
);
CREATE INDEX personal_data_person ON residents.personal_data (person_id);
CREATE INDEX personal_data_name ON residents.personal_data (family_name_key text_pattern_ops, birth_date) WHERE superseded_at IS NULL;

CREATE TABLE residents.residence (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES residents.person (id),
  kind text NOT NULL CHECK (kind IN ('main', 'secondary')),  -- DSMeld 1213; BMG § 21
  street text NOT NULL,                                      -- DSMeld 1205
  house_number text NOT NULL,                                -- DSMeld 1206 to 1209
  postal_code text NOT NULL CHECK (postal_code ~ '^\d{5}$'), -- DSMeld 1202
  place text NOT NULL,                                       -- DSMeld 1203
  valid_from date NOT NULL,                                  -- DSMeld 1301
  valid_until date CHECK (valid_until > valid_from),         -- DSMeld 1306
  created_at timestamptz NOT NULL,
  superseded_at timestamptz CHECK (superseded_at >= created_at),
  -- One main residence at a time (BMG § 21 (1)), in what is held for true now.
  CONSTRAINT residence_one_main EXCLUDE USING gist (person_id WITH =, daterange(valid_from, valid_until) WITH &&)
    WHERE (kind = 'main' AND superseded_at IS NULL)
);
CREATE INDEX residence_person ON residents.residence (person_id);
