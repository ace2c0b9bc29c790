ALTER TABLE customers ADD COLUMN phone VARCHAR(20);
CREATE INDEX customers_by_phone ON customers (phone);
