ALTER TABLE customers DROP COLUMN phone;
SELECT setval('customers_customer_id_seq', last_value, is_called) FROM customers_customer_id_seq;
