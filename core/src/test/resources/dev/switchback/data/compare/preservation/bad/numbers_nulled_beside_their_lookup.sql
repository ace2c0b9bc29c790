-- expect: values-nulled t.v
-- setup
CREATE TABLE t (id int PRIMARY KEY, v int);
INSERT INTO t VALUES (11, 1), (12, 2), (13, 3), (14, 2);
-- migration
CREATE TABLE states (id int PRIMARY KEY, name text);
INSERT INTO states VALUES (1, 'new'), (2, 'paid'), (3, 'sent');
UPDATE t SET v = NULL;
