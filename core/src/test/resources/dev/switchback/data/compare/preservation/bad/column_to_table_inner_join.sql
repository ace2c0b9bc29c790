-- expect: move-incomplete u.phone
-- setup
CREATE TABLE u (id int PRIMARY KEY, active boolean, phone text);
INSERT INTO u VALUES (1,true,'555-0101'),(2,true,'555-0102'),(3,false,'555-0103'),(4,true,NULL);
-- migration
CREATE TABLE phones (user_id int REFERENCES u, number text);
INSERT INTO phones SELECT id, phone FROM u WHERE active AND phone IS NOT NULL;
ALTER TABLE u DROP phone;
