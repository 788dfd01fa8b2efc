CREATE SCHEMA payments;

-- What is owed: the amount is frozen when it is asked for.
CREATE TABLE payments.payment (
  id uuid PRIMARY KEY,
  subject_id uuid NOT NULL UNIQUE,
  reference text NOT NULL,
  title jsonb NOT NULL,
  amount_cents integer NOT NULL CHECK (amount_cents > 0),
  return_path text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'paid', 'refund-due', 'refunded', 'cancelled')),
  created_at timestamptz NOT NULL,
  paid_at timestamptz,
  paid_how text CHECK (paid_how IN ('online', 'counter')),
  refunded_at timestamptz,
  CHECK ((state IN ('paid', 'refund-due', 'refunded')) = (paid_at IS NOT NULL))
);
CREATE INDEX payment_state ON payments.payment (state, created_at);

-- One row an attempt: a retry never changes an earlier one.
CREATE TABLE payments.attempt (
  id uuid PRIMARY KEY,
  payment_id uuid NOT NULL REFERENCES payments.payment (id),
  transaction_id text UNIQUE,
  redirect_url text,
  state text NOT NULL CHECK (state IN ('starting', 'initial', 'paid', 'failed', 'cancelled', 'expired', 'surplus')),
  created_at timestamptz NOT NULL,
  asked_at timestamptz
);
CREATE INDEX attempt_payment ON payments.attempt (payment_id, created_at);
CREATE INDEX attempt_waiting ON payments.attempt (created_at) WHERE state = 'initial';
-- Paid once: a second attempt that turns out paid too is surplus and goes back.
CREATE UNIQUE INDEX attempt_paid_once ON payments.attempt (payment_id) WHERE state = 'paid';
