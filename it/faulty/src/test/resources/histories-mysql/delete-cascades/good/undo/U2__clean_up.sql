INSERT INTO customers (id, note) SELECT id, note FROM former_customers;
DROP TABLE former_customers;
