CREATE TABLE customers (customer_id bigint PRIMARY KEY, street varchar(50), city varchar(50));
