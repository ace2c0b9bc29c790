ALTER TABLE customers DROP CONSTRAINT customers_key;
ALTER TABLE customers ADD CONSTRAINT customers_pkey PRIMARY KEY (customer_id);
