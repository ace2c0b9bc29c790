-- expect: warning values-overwritten t.v
-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, 'A@x'), (2, 'b@x'), (3, NULL);
-- migration
UPDATE t SET v = lower(v);
