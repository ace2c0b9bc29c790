-- expect: ids-renumbered t.id
-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (5,'a'),(7,'b'),(9,'c');
-- migration
ALTER TABLE t DROP id;
ALTER TABLE t ADD id serial PRIMARY KEY;
