-- setup
CREATE TABLE t (id int PRIMARY KEY, v int);
INSERT INTO t VALUES (1, 17), (2, 42), (3, 80), (4, 18);
-- migration
ALTER TABLE t ADD adult boolean;
UPDATE t SET adult = v >= 18;
ALTER TABLE t DROP v;
