-- expect: values-merged t.v
-- setup
CREATE TABLE t (id int PRIMARY KEY, v int);
INSERT INTO t VALUES (1, 12), (2, 13), (3, NULL);
-- migration
ALTER TABLE t DROP v;
ALTER TABLE t ADD v int NOT NULL DEFAULT 0;
