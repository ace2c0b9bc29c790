ALTER TABLE customers DROP KEY customers_by_phone, DROP KEY customers_by_note, DROP COLUMN phone;
