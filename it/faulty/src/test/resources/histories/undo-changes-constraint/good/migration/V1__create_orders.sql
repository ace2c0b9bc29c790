CREATE TABLE customers (customer_id bigint PRIMARY KEY);
CREATE TABLE orders (order_id bigint PRIMARY KEY, customer_id bigint REFERENCES customers ON DELETE CASCADE);
