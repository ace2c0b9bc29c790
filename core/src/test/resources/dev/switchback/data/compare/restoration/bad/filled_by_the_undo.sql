-- expect: values-filled t.weight
-- setup
CREATE TABLE t (id int PRIMARY KEY, weight int, name text);
INSERT INTO t VALUES (1, 0, 'a'), (2, NULL, 'b'), (3, 70, 'c');
-- migration
UPDATE t SET weight = NULL WHERE weight <= 0;
CREATE TABLE other (id int);
-- written
INSERT INTO other VALUES (7);
-- undo
UPDATE t SET weight = 0 WHERE weight IS NULL;
DROP TABLE other;
