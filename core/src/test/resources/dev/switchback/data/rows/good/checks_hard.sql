CREATE TABLE hard (
  a int NOT NULL, b int NOT NULL, c int NOT NULL, CHECK (a < b AND b < c AND c < a + 4), CHECK (a > 1000),
  iban text NOT NULL CHECK (length(iban) BETWEEN 15 AND 34 AND iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]+$'),
  pct numeric(5,2) NOT NULL CHECK (pct >= 0 AND pct <= 100),
  semver text NOT NULL CHECK (semver ~ '^\d+\.\d+\.\d+(-[a-z]+)?$'),
  from_day date NOT NULL, to_day date NOT NULL, CHECK (to_day = from_day + 1),
  lat double precision NOT NULL CHECK (lat BETWEEN -90 AND 90),
  one_of_1 int, one_of_2 int, CHECK (num_nonnulls(one_of_1, one_of_2) = 1),
  j jsonb NOT NULL CHECK (jsonb_typeof(j -> 'items') = 'array' AND j ? 'v'),
  period tstzrange NOT NULL CHECK (NOT isempty(period) AND lower(period) IS NOT NULL),
  slug text NOT NULL CHECK (slug = lower(slug) AND slug !~ '\s' AND slug <> ''),
  phone text CHECK (phone SIMILAR TO '\+[0-9]{6,12}'),
  div int NOT NULL CHECK (1000 / div > 3));
-- holds: SELECT count(phone) > 2 FROM hard
