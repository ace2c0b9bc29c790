ALTER TABLE customers ADD COLUMN phone text;
CREATE INDEX customers_by_phone ON customers (phone);
CREATE INDEX customers_by_email ON customers (email);
