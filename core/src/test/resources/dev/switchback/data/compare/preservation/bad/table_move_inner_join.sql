-- expect: move-incomplete address
-- setup
CREATE TABLE u (id int PRIMARY KEY, n text);
CREATE TABLE address (id int PRIMARY KEY, u int, street text, city text);
INSERT INTO u VALUES (1,'a'),(2,'b');
INSERT INTO address VALUES (10,1,'High St 1','Bonn'),(11,2,'Low St 2','Rome'),(12,NULL,'No St 3','Oslo');
-- migration
CREATE TABLE place AS SELECT a.id, a.street, a.city, u.n FROM address a JOIN u ON u.id = a.u;
DROP TABLE address;
