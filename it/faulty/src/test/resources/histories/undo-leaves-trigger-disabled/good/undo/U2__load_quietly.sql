ALTER TABLE customers DROP COLUMN phone;
ALTER TABLE customers ENABLE TRIGGER customers_stamp;
