DROP TRIGGER later ON customers;
DROP FUNCTION log_it();
