-- setup
CREATE TABLE s (code text PRIMARY KEY, label text);
INSERT INTO s VALUES ('a','Alpha'),('b','Beta');
-- migration
DELETE FROM s;
INSERT INTO s VALUES ('a','Alpha'),('b','Beta'),('c','Gamma');
