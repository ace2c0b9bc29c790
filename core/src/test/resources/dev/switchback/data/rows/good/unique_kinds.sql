CREATE EXTENSION citext;
CREATE TABLE plain (a int UNIQUE, b text UNIQUE, c uuid UNIQUE, d inet UNIQUE, e date UNIQUE, f boolean, g numeric(4,1) UNIQUE,
  h smallint UNIQUE, i char(2) UNIQUE, j varchar(1) UNIQUE, k interval UNIQUE, l bytea UNIQUE, m timestamptz UNIQUE,
  n text[] UNIQUE, o int4range UNIQUE, p macaddr UNIQUE, q time UNIQUE, r money UNIQUE, s bit(6) UNIQUE, t jsonb UNIQUE);
CREATE TABLE composite (a int NOT NULL, b boolean NOT NULL, c text, UNIQUE (a, b), UNIQUE (b, c));
CREATE TABLE by_expression (id serial PRIMARY KEY, email text NOT NULL);
CREATE UNIQUE INDEX ON by_expression (lower(email));
CREATE TABLE partial (id serial PRIMARY KEY, owner int NOT NULL, active boolean NOT NULL);
CREATE UNIQUE INDEX ON partial (owner) WHERE active;
CREATE TABLE nulls_count (id serial PRIMARY KEY, a int, UNIQUE NULLS NOT DISTINCT (a));
CREATE TABLE insensitive (name citext PRIMARY KEY);
CREATE TABLE deferred (a int UNIQUE DEFERRABLE INITIALLY DEFERRED, b text);
CREATE TABLE pairs (a int NOT NULL, b int NOT NULL, PRIMARY KEY (a, b));
CREATE TABLE left_side (id int PRIMARY KEY);
CREATE TABLE joined (left_id int REFERENCES left_side, right_id int REFERENCES left_side, PRIMARY KEY (left_id, right_id));
-- holds: SELECT count(DISTINCT a) < count(*) FROM composite
-- holds: SELECT count(*) FILTER (WHERE a IS NULL) = 1 FROM nulls_count
-- holds: SELECT max(n) > 1 FROM (SELECT count(*) AS n FROM joined GROUP BY left_id) AS s
