DROP VIEW cities;
ALTER TABLE customers DROP COLUMN address;
