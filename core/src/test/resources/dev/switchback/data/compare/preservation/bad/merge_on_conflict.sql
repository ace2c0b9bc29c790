-- expect: move-incomplete b
-- setup
CREATE TABLE a (email text PRIMARY KEY, name text);
CREATE TABLE b (email text PRIMARY KEY, name text);
INSERT INTO a VALUES ('a@x','Ada'),('b@x','Bob');
INSERT INTO b VALUES ('b@x','Robert'),('c@x','Cleo'),('d@x','Dora');
-- migration
INSERT INTO a SELECT * FROM b ON CONFLICT DO NOTHING;
DROP TABLE b;
