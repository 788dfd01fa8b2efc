-- A resident's own token for a program: it acts as the account, with level low, and goes with it.
ALTER TABLE identity.api_token
  ADD COLUMN account_id uuid REFERENCES identity.account (id) ON DELETE CASCADE;
CREATE INDEX api_token_account_id ON identity.api_token (account_id);
