DROP INDEX customers_by_phone;
ALTER TABLE customers DROP COLUMN phone;
