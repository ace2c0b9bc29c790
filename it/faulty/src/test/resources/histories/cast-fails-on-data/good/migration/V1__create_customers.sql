CREATE TABLE customers (
    customer_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    note varchar(100) CONSTRAINT note_known CHECK (note IN ('1', '2', '30'))
);
