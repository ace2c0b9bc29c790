-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (-1, 'a'), (-2, 'b');
-- migration
CREATE SEQUENCE q INCREMENT -1 OWNED BY t.id;
SELECT setval('q', -2);
ALTER TABLE t ALTER id SET DEFAULT nextval('q');
