DROP TABLE customers;
DROP FUNCTION log_change();
DROP TABLE audit;
