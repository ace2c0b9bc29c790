-- Purpose: addresses in a table of their own.
-- Impact: copies every customer's address, then drops three columns: customers is locked meanwhile; it is small.
--         Every customer gets a row, with or without an address, so that nothing has to be guessed on the way back.
-- Rollback: exact; the columns come back with what the new table holds by then.
-- Testing: ShopMigrationsTest.
-- Approved: drop columns customers.street and customers.postal_code and customers.city, addresses has them (SHOP-307)

CREATE TABLE addresses (
    customer_id bigint PRIMARY KEY REFERENCES customers ON DELETE CASCADE,
    street      varchar(200),
    postal_code varchar(20),
    city        varchar(100)
);

INSERT INTO addresses (customer_id, street, postal_code, city)
SELECT customer_id, street, postal_code, city FROM customers;

ALTER TABLE customers
    DROP COLUMN street,
    DROP COLUMN postal_code,
    DROP COLUMN city;
