ALTER TABLE customers DROP COLUMN orders;
