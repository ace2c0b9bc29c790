CREATE TABLE addresses (
    customer_id BIGINT NOT NULL PRIMARY KEY,
    street VARCHAR(50),
    city VARCHAR(50),
    CONSTRAINT addresses_customer FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE
);
INSERT INTO addresses SELECT id, street, city FROM customers WHERE street IS NOT NULL OR city IS NOT NULL;
ALTER TABLE customers DROP COLUMN street, DROP COLUMN city;
