-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, '1'), (2, '22'), (3, NULL);
-- migration
ALTER TABLE t ADD w int;
UPDATE t SET w = v::int;
ALTER TABLE t DROP v;
ALTER TABLE t RENAME w TO v;
