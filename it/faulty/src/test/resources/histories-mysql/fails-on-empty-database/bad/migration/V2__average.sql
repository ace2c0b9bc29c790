CREATE TABLE averages AS SELECT 100 / count(*) AS average FROM customers;
