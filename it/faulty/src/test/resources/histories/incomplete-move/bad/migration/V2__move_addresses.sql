-- Rollback: irreversible, see V3
CREATE TABLE addresses (customer_id bigint PRIMARY KEY REFERENCES customers ON DELETE CASCADE, street varchar(50), city varchar(50));
INSERT INTO addresses SELECT customer_id, street, city FROM customers WHERE street IS NOT NULL;
ALTER TABLE customers DROP COLUMN street, DROP COLUMN city;
