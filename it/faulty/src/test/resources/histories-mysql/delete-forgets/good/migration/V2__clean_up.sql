CREATE TABLE silent_customers LIKE customers;
INSERT INTO silent_customers SELECT * FROM customers WHERE note IS NULL;
DELETE FROM customers WHERE note IS NULL;
