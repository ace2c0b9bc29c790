CREATE TABLE without_note AS SELECT id FROM customers WHERE note IS NULL;
UPDATE customers SET note = '' WHERE note IS NULL;
ALTER TABLE customers MODIFY note VARCHAR(200) NOT NULL;
