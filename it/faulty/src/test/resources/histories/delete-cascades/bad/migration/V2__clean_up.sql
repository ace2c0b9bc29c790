-- Rollback: irreversible, customers are kept, their orders are forgotten
CREATE TABLE former_customers (customer_id bigint PRIMARY KEY, note varchar(100));
WITH removed AS (DELETE FROM customers WHERE customer_id IN (SELECT customer_id FROM orders) RETURNING *)
INSERT INTO former_customers SELECT customer_id, note FROM removed;
