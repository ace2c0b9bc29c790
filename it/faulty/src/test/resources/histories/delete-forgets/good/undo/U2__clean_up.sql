INSERT INTO customers (customer_id, email, note) OVERRIDING SYSTEM VALUE SELECT customer_id, email, note FROM customers_set_aside;
DROP TABLE customers_set_aside;
