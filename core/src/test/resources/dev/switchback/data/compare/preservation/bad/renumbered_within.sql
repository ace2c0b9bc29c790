-- expect: ids-renumbered t.id
-- setup
CREATE TABLE t (id int PRIMARY KEY, v text, w date);
INSERT INTO t VALUES (1,'a','2024-01-01'),(2,'b','2024-01-02'),(3,'c','2024-01-03');
-- migration
CREATE TABLE t2 AS SELECT (4 - id) AS id, v, w FROM t;
DROP TABLE t;
ALTER TABLE t2 RENAME TO t;
ALTER TABLE t ADD PRIMARY KEY (id);
