-- setup
CREATE TABLE t (id serial PRIMARY KEY, v text);
INSERT INTO t VALUES (1, 'a'), (2, 'b');
-- migration
ALTER TABLE t RENAME TO u;
ALTER TABLE u RENAME COLUMN id TO number;
