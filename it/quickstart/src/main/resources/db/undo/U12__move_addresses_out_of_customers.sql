-- Purpose: takes V12 back.
ALTER TABLE customers
    ADD COLUMN street varchar(200),
    ADD COLUMN postal_code varchar(20),
    ADD COLUMN city varchar(100);

UPDATE customers
SET street = addresses.street,
    postal_code = addresses.postal_code,
    city = addresses.city
FROM addresses
WHERE addresses.customer_id = customers.customer_id;

DROP TABLE addresses;
