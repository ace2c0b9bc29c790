ALTER TABLE customers DROP KEY customers_by_phone, DROP COLUMN phone;
