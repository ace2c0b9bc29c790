CREATE TABLE customers (
    customer_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email varchar(100) NOT NULL,
    note varchar(100),
    tenant varchar(20) NOT NULL DEFAULT '${tenant}'
);
CREATE INDEX customers_by_email ON customers (email);
