ALTER TABLE customers DROP COLUMN number;
