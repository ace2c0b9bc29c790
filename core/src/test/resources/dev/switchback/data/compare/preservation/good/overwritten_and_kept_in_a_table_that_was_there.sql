-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, 'red'), (2, 'green'), (3, 'blue'), (4, 'grey');
CREATE TABLE audit (at timestamptz DEFAULT now(), t_id int, old_v text);
INSERT INTO audit (t_id, old_v) VALUES (1, 'pink');
-- migration
INSERT INTO audit (t_id, old_v) SELECT id, v FROM t;
UPDATE t SET v = 'none';
