ALTER TABLE customers DROP COLUMN feels;
