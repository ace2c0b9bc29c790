CREATE TABLE customers (customer_id bigint PRIMARY KEY, note varchar(100));
CREATE INDEX customers_by_note ON customers (note);
