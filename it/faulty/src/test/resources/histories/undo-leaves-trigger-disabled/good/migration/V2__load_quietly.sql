ALTER TABLE customers DISABLE TRIGGER customers_stamp;
ALTER TABLE customers ADD COLUMN phone text;
