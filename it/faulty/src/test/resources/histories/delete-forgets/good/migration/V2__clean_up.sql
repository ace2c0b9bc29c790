CREATE TABLE customers_set_aside AS SELECT * FROM customers WHERE note IS NULL;
DELETE FROM customers WHERE note IS NULL;
