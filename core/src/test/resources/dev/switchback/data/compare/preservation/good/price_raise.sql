-- expect: warning values-overwritten t.v
-- setup
CREATE TABLE t (id int PRIMARY KEY, v numeric(10,2));
INSERT INTO t VALUES (1, 1.50), (2, 7.00), (3, NULL);
-- migration
UPDATE t SET v = v * 1.1;
