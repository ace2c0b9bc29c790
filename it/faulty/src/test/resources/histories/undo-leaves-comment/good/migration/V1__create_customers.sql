CREATE TABLE customers (customer_id bigint PRIMARY KEY, note varchar(100));
COMMENT ON TABLE customers IS 'who buys';
