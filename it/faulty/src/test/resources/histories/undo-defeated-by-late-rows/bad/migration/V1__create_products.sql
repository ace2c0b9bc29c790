CREATE TABLE products (
    product_id bigint PRIMARY KEY,
    state varchar(10) CONSTRAINT state_known CHECK (state IN ('new', 'sold'))
);
