-- setup
CREATE TABLE t (id serial PRIMARY KEY, v text UNIQUE);
INSERT INTO t (v) VALUES ('a'), ('b'), ('c');
-- migration
INSERT INTO t (v) VALUES ('x'), ('c') ON CONFLICT (v) DO NOTHING;
