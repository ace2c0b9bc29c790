DROP TABLE customers;
DROP FUNCTION stamp();
