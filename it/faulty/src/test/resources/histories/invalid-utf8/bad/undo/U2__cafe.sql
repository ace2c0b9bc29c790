ALTER TABLE customers DROP COLUMN shop;
