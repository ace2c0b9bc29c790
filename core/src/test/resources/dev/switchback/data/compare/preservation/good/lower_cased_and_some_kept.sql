-- expect: warning values-overwritten t.v
-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, 'Red'), (2, 'Green'), (3, 'Blue'), (4, 'Grey');
-- migration
CREATE TABLE kept (t_id int REFERENCES t, v text);
INSERT INTO kept SELECT id, v FROM t WHERE id > 2;
UPDATE t SET v = lower(v);
