-- What the extended registration certificate says of a person (BMG § 18 (2), BMeldDigiV § 5 (2)).
ALTER TABLE residents.personal_data
  ADD COLUMN call_name text,                                                        -- DSMeld 0302
  ADD COLUMN birth_name text,                                                       -- DSMeld 0201a
  ADD COLUMN religious_name text,                                                   -- DSMeld 0501
  ADD COLUMN artist_name text,                                                      -- DSMeld 0502
  ADD COLUMN birth_place text,                                                      -- DSMeld 0602
  ADD COLUMN birth_country text CHECK (birth_country ~ '^[A-Z]{2}$'),               -- DSMeld 0603, only if abroad
  ADD COLUMN sex text CHECK (sex IN ('m', 'w', 'd', 'x')),                          -- DSMeld 0701
  ADD COLUMN nationalities text[] NOT NULL DEFAULT '{}',                            -- DSMeld 1001, ISO 3166-1 alpha-2
  ADD COLUMN religion text,                                                         -- DSMeld 1101
  ADD COLUMN marital_status text                                                    -- DSMeld 1401
    CHECK (marital_status IN ('LD', 'VH', 'VW', 'GS', 'EA', 'LP', 'LV', 'LA', 'LE', 'NB')),
  ADD COLUMN married_on date,                                                       -- DSMeld 1402
  ADD COLUMN married_at text;                                                       -- DSMeld 1408

-- The conditional block of an address in a home, a refuge or a clinic (BMG § 52 (1)).
ALTER TABLE residents.residence ADD COLUMN has_conditional_block boolean NOT NULL DEFAULT false;  -- DSMeld 1802

-- Who belongs to whom (BMG § 3 (1) Nr. 9, 15, 16). A child's parents are its legal representatives.
CREATE TABLE residents.relation (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES residents.person (id),
  relative_id uuid NOT NULL REFERENCES residents.person (id) CHECK (relative_id <> person_id),
  kind text NOT NULL CHECK (kind IN ('spouse', 'child')),
  valid_from date NOT NULL,
  valid_until date CHECK (valid_until > valid_from),
  created_at timestamptz NOT NULL,
  superseded_at timestamptz CHECK (superseded_at >= created_at),
  CONSTRAINT relation_one_spouse EXCLUDE USING gist (person_id WITH =, daterange(valid_from, valid_until) WITH &&)
    WHERE (kind = 'spouse' AND superseded_at IS NULL),
  CONSTRAINT relation_once
    EXCLUDE USING gist (person_id WITH =, relative_id WITH =, daterange(valid_from, valid_until) WITH &&)
    WHERE (kind = 'child' AND superseded_at IS NULL)
);
CREATE INDEX relation_person ON residents.relation (person_id);
CREATE INDEX relation_relative ON residents.relation (relative_id);

-- Blocks against disclosure: for danger (BMG § 51 (1), two years at a time) and by civil-status law (§ 51 (5)).
CREATE TABLE residents.disclosure_block (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES residents.person (id),
  kind text NOT NULL CHECK (kind IN ('danger', 'civil-status')),  -- DSMeld 1801
  valid_from date NOT NULL,
  valid_until date CHECK (valid_until > valid_from),
  created_at timestamptz NOT NULL,
  superseded_at timestamptz CHECK (superseded_at >= created_at),
  CONSTRAINT disclosure_block_two_years
    CHECK (kind <> 'danger' OR (valid_until IS NOT NULL AND valid_until <= valid_from + interval '2 years')),
  CONSTRAINT disclosure_block_once
    EXCLUDE USING gist (person_id WITH =, kind WITH =, daterange(valid_from, valid_until) WITH &&)
    WHERE (superseded_at IS NULL)
);
CREATE INDEX disclosure_block_person ON residents.disclosure_block (person_id);

-- What was retrieved automatically (BMG § 40 (4), § 49 (6)), kept for twelve months.
CREATE TABLE residents.retrieval (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  -- Who retrieved it: the case, whose applicant is known there.
  case_id uuid,
  -- By which data somebody was identified or looked for.
  asked jsonb NOT NULL,
  -- Whose data were given out, and which, by their sheets in the DSMeld.
  person_id uuid,
  retrieved text[] NOT NULL,
  created_at timestamptz NOT NULL,
  delete_on date NOT NULL
);
CREATE INDEX retrieval_delete_on ON residents.retrieval (delete_on);
