-- expect: rows-lost k
-- setup
CREATE TABLE p (id int PRIMARY KEY, n text);
CREATE TABLE k (id int PRIMARY KEY, p int, n text);
INSERT INTO p VALUES (1,'a');
INSERT INTO k VALUES (1,1,'x'),(2,2,'y');
-- migration
DELETE FROM k WHERE p NOT IN (SELECT id FROM p);
ALTER TABLE k ADD FOREIGN KEY (p) REFERENCES p;
