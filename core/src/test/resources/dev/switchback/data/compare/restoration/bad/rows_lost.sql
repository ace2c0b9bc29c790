-- expect: rows-lost t
-- setup
CREATE TABLE t (id int PRIMARY KEY, name text);
INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, NULL);
-- migration
DELETE FROM t WHERE name IS NULL;
ALTER TABLE t ALTER name SET NOT NULL;
-- undo
ALTER TABLE t ALTER name DROP NOT NULL;
