CREATE TYPE mood AS ENUM ('sad', 'ok', 'it''s "fine"');
CREATE TYPE address AS (street text, zip varchar(5), at point);
CREATE TYPE person AS (name text, home address, moods mood[]);
CREATE TYPE floats AS RANGE (subtype = float8);
CREATE DOMAIN zip AS text CHECK (VALUE ~ '^[0-9]{5}$');
CREATE DOMAIN zips AS zip[] CHECK (cardinality(VALUE) > 0);
CREATE DOMAIN german_zip AS zip NOT NULL CHECK (VALUE < '50000');
CREATE TABLE compounds (
  a integer[], b text[][], c mood NOT NULL, d mood[], e address, f person, g floats, h zip, i zips, j german_zip,
  k int4range, l int8range, m numrange, n tsrange, o tstzrange, p daterange, q int4multirange, r datemultirange,
  s address[], t varchar(3)[], u timestamptz[], v floats_multirange, w jsonb[]);
-- holds: SELECT count(DISTINCT c) = 3 FROM compounds
-- holds: SELECT bool_or(a = '{}') AND bool_or(cardinality(a) > 1) AND bool_or(array_position(a, NULL) IS NOT NULL) FROM compounds
-- holds: SELECT bool_and(j ~ '^[0-4]') FROM compounds
-- holds: SELECT count(h) > 3 AND count(h) < count(*) FROM compounds
