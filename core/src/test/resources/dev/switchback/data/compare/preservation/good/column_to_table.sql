-- setup
CREATE TABLE u (id int PRIMARY KEY, phone text);
INSERT INTO u VALUES (1,'555-0101'),(2,'555-0102'),(3,'555-0103'),(4,NULL),(5,'');
-- migration
CREATE TABLE phones (id serial PRIMARY KEY, user_id int REFERENCES u, number text NOT NULL);
INSERT INTO phones (user_id, number) SELECT id, phone FROM u WHERE phone <> '';
ALTER TABLE u DROP phone;
