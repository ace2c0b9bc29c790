-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (5,'a'),(7,'b');
-- migration
ALTER TABLE t ADD legacy_id int;
UPDATE t SET legacy_id = id, id = id + 1000;
