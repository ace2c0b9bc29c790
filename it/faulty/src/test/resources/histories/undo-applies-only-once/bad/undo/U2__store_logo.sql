ALTER TABLE customers DROP COLUMN logo;
