DROP EVENT TRIGGER log_all;
DROP FUNCTION log_ddl();
DROP TABLE ddl_log;
DROP TABLE customers;
