ALTER TABLE customers DROP PRIMARY KEY, ADD UNIQUE KEY customers_key (id);
