ALTER TABLE customers DROP COLUMN upper_name;
