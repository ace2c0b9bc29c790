CREATE TABLE orders (
    order_id bigint PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO customers (customer_id, email) OVERRIDING SYSTEM VALUE VALUES (-1, 'first@example.com');
INSERT INTO orders VALUES (-1, -1);
