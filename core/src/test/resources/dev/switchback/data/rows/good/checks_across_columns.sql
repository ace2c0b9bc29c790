CREATE TABLE across (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  start_at timestamptz NOT NULL, end_at timestamptz, CHECK (end_at > start_at),
  balance_before bigint NOT NULL, delta bigint NOT NULL, balance_after bigint NOT NULL,
  CHECK (balance_after = balance_before + delta),
  low int, high int, CHECK (low < high),
  reward_claimed boolean NOT NULL, shared boolean NOT NULL, CHECK (NOT reward_claimed OR shared),
  kind text NOT NULL CHECK (kind IN ('person', 'company')), first_name text, company text,
  CHECK ((kind = 'person' AND first_name IS NOT NULL AND company IS NULL)
      OR (kind = 'company' AND company IS NOT NULL AND first_name IS NULL)));
-- holds: SELECT bool_or(end_at IS NULL) AND NOT bool_and(end_at IS NULL) FROM across
-- holds: SELECT count(DISTINCT kind) = 2 FROM across
