INSERT INTO customers OVERRIDING SYSTEM VALUE SELECT customer_id, note FROM former_customers;
DROP TABLE former_customers;
