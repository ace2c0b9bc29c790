ALTER TABLE customers ADD UNIQUE KEY customers_name (name, id);
