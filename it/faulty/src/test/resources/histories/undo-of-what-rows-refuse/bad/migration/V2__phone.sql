ALTER TABLE customers ADD COLUMN phone varchar(20) NOT NULL;
CREATE INDEX customers_by_email ON customers (email);
