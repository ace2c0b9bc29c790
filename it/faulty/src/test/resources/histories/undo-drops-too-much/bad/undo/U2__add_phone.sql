DROP INDEX customers_by_phone, customers_by_note;
ALTER TABLE customers DROP COLUMN phone;
