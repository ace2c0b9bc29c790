CREATE TABLE averages AS SELECT 100 / nullif(count(*), 0) AS average FROM customers;
