DROP TABLE orders;
DELETE FROM customers WHERE customer_id = -1;
