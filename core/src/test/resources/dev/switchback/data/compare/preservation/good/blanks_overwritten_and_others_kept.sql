-- expect: warning values-overwritten t.v
-- setup
CREATE TABLE t (id int PRIMARY KEY, v text NOT NULL);
INSERT INTO t VALUES (1, 'red'), (2, 'green'), (3, ''), (4, ' ');
-- migration
CREATE TABLE kept (t_id int REFERENCES t, old_v text);
INSERT INTO kept SELECT id, v FROM t WHERE id < 3;
UPDATE t SET v = 'none';
