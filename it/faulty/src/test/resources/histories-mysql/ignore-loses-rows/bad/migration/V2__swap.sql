-- Rollback: irreversible, duplicates are not wanted
CREATE TABLE customers_new LIKE customers;
ALTER TABLE customers_new ADD UNIQUE KEY customers_name (name);
INSERT IGNORE INTO customers_new SELECT * FROM customers;
RENAME TABLE customers TO customers_old, customers_new TO customers;
DROP TABLE customers_old;
