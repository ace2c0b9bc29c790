ALTER TABLE customers DROP KEY customers_key, ADD PRIMARY KEY (id);
