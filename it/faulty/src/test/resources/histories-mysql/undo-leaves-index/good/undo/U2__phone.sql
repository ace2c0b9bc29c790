ALTER TABLE customers DROP KEY customers_by_name, DROP COLUMN phone;
