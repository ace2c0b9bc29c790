-- expect: values-rounded t.v
-- setup
CREATE TABLE t (id int PRIMARY KEY, v timestamp);
INSERT INTO t VALUES (1, '2024-02-03 10:20:30.5'), (2, '2024-02-04');
-- migration
ALTER TABLE t ADD temp_v bigint;
UPDATE t SET temp_v = extract(epoch FROM v)::bigint;
ALTER TABLE t DROP v;
ALTER TABLE t RENAME temp_v TO v;
