CREATE TABLE products (product_id bigint PRIMARY KEY, price numeric(10, 4));
