CREATE SCHEMA shop;
SET search_path = shop;
CREATE TABLE people (people_id bigint PRIMARY KEY, note varchar(100));
