-- setup
CREATE TABLE t (id serial PRIMARY KEY, a text, b text);
INSERT INTO t (a, b) VALUES ('x', 'y'), (NULL, 'z');
-- migration
ALTER TABLE t ADD keep text;
UPDATE t SET keep = a;
ALTER TABLE t DROP a;
-- undo
ALTER TABLE t ADD a text;
UPDATE t SET a = keep;
ALTER TABLE t DROP keep;
