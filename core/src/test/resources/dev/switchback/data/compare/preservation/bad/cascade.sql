-- expect: rows-lost p
-- expect: rows-lost k
-- setup
CREATE TABLE p (id int PRIMARY KEY, n text);
CREATE TABLE k (id int PRIMARY KEY, p int REFERENCES p ON DELETE CASCADE, n text);
INSERT INTO p VALUES (1,'a'),(2,'b');
INSERT INTO k VALUES (1,1,'x'),(2,2,'y'),(3,NULL,'z');
-- migration
DELETE FROM p WHERE id = 2;
