CREATE SCHEMA vehicles;

-- The local vehicle register (StVG § 31 (1)), only what services here need.
CREATE TABLE vehicles.vehicle (
  id uuid PRIMARY KEY,
  -- Vehicle identification number: 17 characters without I, O and Q (ISO 3779); field E of the certificate.
  vin text UNIQUE CHECK (vin ~ '^[A-HJ-NPR-Z0-9]{17}$'),
  -- Permissible total mass, field F.1.
  gross_weight_kg integer NOT NULL CHECK (gross_weight_kg > 0),
  created_at timestamptz NOT NULL
);

-- Under which plate a vehicle was registered for whom. Two times: `valid_from` up to but not including `valid_until` is
-- when it was true; `created_at` up to `superseded_at` is when we held it for true.
CREATE TABLE vehicles.keeping (
  id uuid PRIMARY KEY,
  vehicle_id uuid NOT NULL REFERENCES vehicles.vehicle (id),
  plate text NOT NULL,
  -- The person in the residents' register; null for companies and people elsewhere.
  keeper_id uuid,
  valid_from date NOT NULL,
  valid_until date CHECK (valid_until > valid_from),
  created_at timestamptz NOT NULL,
  superseded_at timestamptz CHECK (superseded_at >= created_at),
  CONSTRAINT keeping_plate_once EXCLUDE USING gist (plate WITH =, daterange(valid_from, valid_until) WITH &&)
    WHERE (superseded_at IS NULL),
  CONSTRAINT keeping_vehicle_once EXCLUDE USING gist (vehicle_id WITH =, daterange(valid_from, valid_until) WITH &&)
    WHERE (superseded_at IS NULL)
);
CREATE INDEX keeping_vehicle ON vehicles.keeping (vehicle_id);
CREATE INDEX keeping_keeper ON vehicles.keeping (keeper_id) WHERE keeper_id IS NOT NULL;
CREATE INDEX keeping_plate ON vehicles.keeping (plate) WHERE superseded_at IS NULL;
