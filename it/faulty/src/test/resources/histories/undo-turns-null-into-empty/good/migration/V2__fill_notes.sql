CREATE TABLE customers_without_note AS SELECT customer_id FROM customers WHERE note IS NULL;
UPDATE customers SET note = '' WHERE note IS NULL;
ALTER TABLE customers ALTER COLUMN note SET NOT NULL;
