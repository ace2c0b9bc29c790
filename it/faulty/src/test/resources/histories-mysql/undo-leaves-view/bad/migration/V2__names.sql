CREATE DEFINER = 'reporting'@'%' SQL SECURITY DEFINER VIEW customer_names AS SELECT id, name FROM customers;
CREATE TABLE t (id INT PRIMARY KEY);
