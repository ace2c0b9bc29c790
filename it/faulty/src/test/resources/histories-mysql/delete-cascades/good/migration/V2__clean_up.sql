CREATE TABLE former_customers (id BIGINT NOT NULL PRIMARY KEY, note VARCHAR(100));
INSERT INTO former_customers SELECT id, note FROM customers WHERE id NOT IN (SELECT customer_id FROM orders);
DELETE FROM customers WHERE id IN (SELECT id FROM former_customers);
