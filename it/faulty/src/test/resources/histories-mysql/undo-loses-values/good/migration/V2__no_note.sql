CREATE TABLE customer_notes AS SELECT id, note FROM customers;
ALTER TABLE customers DROP COLUMN note;
