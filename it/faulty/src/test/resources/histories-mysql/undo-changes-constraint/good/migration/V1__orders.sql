CREATE TABLE customers (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, note VARCHAR(100));
CREATE TABLE orders (
    id BIGINT NOT NULL PRIMARY KEY,
    customer_id BIGINT NOT NULL,
    total INT,
    KEY orders_customer (customer_id),
    CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE
);
