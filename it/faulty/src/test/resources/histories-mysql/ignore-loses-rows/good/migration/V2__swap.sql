CREATE TABLE customers_new LIKE customers;
ALTER TABLE customers_new ADD KEY customers_name (name);
INSERT INTO customers_new SELECT * FROM customers;
RENAME TABLE customers TO customers_old, customers_new TO customers;
DROP TABLE customers_old;
