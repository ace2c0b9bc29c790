-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, 'alpha'), (2, 'beta'), (3, NULL), (4, '');
-- migration
ALTER TABLE t ADD w text;
UPDATE t SET w = v;
ALTER TABLE t DROP v;
