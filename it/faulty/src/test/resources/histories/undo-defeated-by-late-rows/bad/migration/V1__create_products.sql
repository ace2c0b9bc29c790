CREATE TABLE products (product_id bigint PRIMARY KEY, code varchar(10));
