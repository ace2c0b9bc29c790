-- setup
CREATE TYPE mood AS ENUM ('ok', 'bad');
CREATE TABLE t (id serial PRIMARY KEY, a text, c char(5), n numeric(10,2), f float8, j json, b jsonb, i interval, ts timestamptz, arr text[],
  m mood, r int4range, by bytea, mo money, g int GENERATED ALWAYS AS (1 + 1) STORED, v int GENERATED ALWAYS AS (2) VIRTUAL, x xml);
INSERT INTO t (a, c, n, f, j, b, i, ts, arr, m, r, by, mo, x) VALUES
 ('a', 'ab', 1.5, 'NaN', '{"a":  1}', '{"a":  1}', '1 mon 3 days', 'infinity', '{a,NULL,"x y"}', 'ok', '[1,3)', '\xdead', 12.5, '<a/>'),
 ('', '', 'NaN', '-0', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
 (E'tab\there\nand\\N', NULL, NULL, 0.1, 'null', 'null', '-1 day', '2020-01-01 00:00:00.123456+02', '{}', 'bad', 'empty', '', 0, NULL);
-- migration
SET LOCAL intervalstyle = 'iso_8601';
SET LOCAL timezone = 'Asia/Tokyo';
CREATE TABLE copy AS TABLE t;
DROP TABLE t;
-- undo
SET LOCAL timezone = 'America/New_York';
CREATE TABLE t (id serial PRIMARY KEY, a text, c char(5), n numeric(10,2), f float8, j json, b jsonb, i interval, ts timestamptz, arr text[],
  m mood, r int4range, by bytea, mo money, g int GENERATED ALWAYS AS (1 + 1) STORED, v int GENERATED ALWAYS AS (2) VIRTUAL, x xml);
INSERT INTO t (id, a, c, n, f, j, b, i, ts, arr, m, r, by, mo, x) SELECT id, a, c, n, f, j, b, i, ts, arr, m, r, by, mo, x FROM copy;
SELECT setval('t_id_seq', 4);
DROP TABLE copy;
