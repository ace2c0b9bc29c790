DROP TABLE customers;
DROP FUNCTION touch();
