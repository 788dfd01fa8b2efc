-- Looking for people by sound (BMG § 49 (4) Nr. 1): for the family name and the birth name with each given name, the
-- two codes of the Kölner Phonetik. Rows from before have none until `residents.fillSearchKeys` has run.
ALTER TABLE residents.personal_data
  ADD COLUMN death_place text,                  -- DSMeld 1902
  ADD COLUMN search_keys text[];
CREATE INDEX personal_data_search_keys ON residents.personal_data USING gin (search_keys) WITH (fastupdate = off)
  WHERE superseded_at IS NULL;
CREATE INDEX personal_data_without_keys ON residents.personal_data (id) WHERE search_keys IS NULL;

-- Which people a request met (BMG § 40 (1) Nr. 7), also where nothing was given out.
ALTER TABLE residents.retrieval ADD COLUMN hits uuid[] NOT NULL DEFAULT '{}';

-- Whom the block of BMG § 51 (3) makes us tell of a request; its id owns the letter.
CREATE TABLE residents.block_notice (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES residents.person (id),
  retrieval_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT block_notice_once UNIQUE (retrieval_id, person_id)
);
CREATE INDEX block_notice_person ON residents.block_notice (person_id);
-- A request is answered and logged once, however often its case is checked.
CREATE UNIQUE INDEX retrieval_information_once ON residents.retrieval (case_id) WHERE kind = 'information';
