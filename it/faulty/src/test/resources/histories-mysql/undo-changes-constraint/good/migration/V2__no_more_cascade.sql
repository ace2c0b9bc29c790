ALTER TABLE orders DROP FOREIGN KEY orders_customer;
ALTER TABLE orders ADD CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT;
