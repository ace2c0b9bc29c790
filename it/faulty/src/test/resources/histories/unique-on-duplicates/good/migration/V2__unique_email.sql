CREATE TABLE customers_set_aside (customer_id bigint PRIMARY KEY, email varchar(100) NOT NULL, note varchar(100));
WITH removed AS (
    DELETE FROM customers newer USING customers older
    WHERE older.email = newer.email AND older.customer_id < newer.customer_id
    RETURNING newer.*
)
INSERT INTO customers_set_aside (customer_id, email, note) SELECT customer_id, email, note FROM removed;
ALTER TABLE customers ADD CONSTRAINT customers_email_unique UNIQUE (email);
