DROP TABLE customers;
DROP TABLE audit;
