-- expect: values-rounded t.v
-- setup
CREATE TABLE t (id int PRIMARY KEY, v timestamp);
INSERT INTO t VALUES (1, '2024-02-03 10:20:30.5'), (2, '2024-02-04');
-- migration
ALTER TABLE t ALTER v TYPE bigint USING extract(epoch FROM v)::bigint;
