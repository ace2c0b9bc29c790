-- expect: ids-renumbered t.id
-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1,'a'),(2,'b'),(3,'c');
-- migration
UPDATE t SET id = id + 1000;
