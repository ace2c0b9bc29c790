-- setup
CREATE TABLE t (id serial PRIMARY KEY, full_name text);
INSERT INTO t (full_name) VALUES ('Ada Lovelace');
-- migration
ALTER TABLE t RENAME full_name TO name;
ALTER TABLE t ADD nick text;
CREATE TABLE brand_new (id int);
-- written
INSERT INTO t (name, nick) VALUES ('Grace Hopper', 'Amazing');
INSERT INTO brand_new VALUES (1);
-- undo
DROP TABLE brand_new;
ALTER TABLE t DROP nick;
ALTER TABLE t RENAME name TO full_name;
