CREATE TABLE checked (
  id bigserial PRIMARY KEY,
  status varchar(20) NOT NULL CHECK (status IN ('OPEN', 'CLOSED')),
  quantity int NOT NULL DEFAULT 0 CHECK (quantity >= 0),
  draw int NOT NULL CHECK (draw BETWEEN 17 AND 23),
  request_hash char(64) NOT NULL CHECK (request_hash ~ '^[0-9a-f]{64}$'),
  locale text NOT NULL CHECK (locale ~ '^[a-z]{2}(-[a-z0-9]{2,8})?$'),
  code text CHECK (code LIKE 'AB-%' AND length(code) <= 12),
  checksum varchar(64) NOT NULL CHECK (char_length(checksum) = 64),
  title text NOT NULL CHECK (char_length(trim(title)) > 0),
  day date CHECK (day >= DATE '2030-01-01'),
  upper_code text NOT NULL CHECK (upper_code = upper(upper_code)),
  even int NOT NULL CHECK (even % 2 = 0 AND even > 100),
  price numeric(8,2) NOT NULL CHECK (price > 0.5),
  empty_only text CHECK (empty_only IS NULL),
  tags text[] NOT NULL CHECK (tags <@ ARRAY['red', 'blue']),
  doc jsonb NOT NULL CHECK (jsonb_typeof(doc) = 'array'));
-- holds: SELECT bool_or(code IS NULL) AND NOT bool_and(code IS NULL) FROM checked
-- holds: SELECT count(DISTINCT status) = 2 FROM checked
