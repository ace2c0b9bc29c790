ALTER TABLE customers ALTER COLUMN note DROP NOT NULL;
UPDATE customers SET note = NULL
FROM customers_without_note without WHERE without.customer_id = customers.customer_id AND note = '';
DROP TABLE customers_without_note;
