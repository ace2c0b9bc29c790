-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, 'a'), (2, NULL), (3, NULL);
-- migration
UPDATE t SET v = 'unknown' WHERE v IS NULL;
ALTER TABLE t ALTER v SET NOT NULL;
