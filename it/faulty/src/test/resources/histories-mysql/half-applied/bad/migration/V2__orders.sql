CREATE TABLE orders (
    id BIGINT NOT NULL PRIMARY KEY,
    customer_id BIGINT NOT NULL,
    CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customers (id)
);
ALTER TABLE customers ADD COLUMN phone VARCHAR(20);
CREATE INDEX customers_fax ON customers (fax);
