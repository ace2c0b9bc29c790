ALTER TABLE customers DROP KEY customers_name;
