DROP INDEX customers_by_email;
ALTER TABLE customers DROP COLUMN phone;
