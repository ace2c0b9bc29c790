CREATE TABLE notes_before AS SELECT customer_id, note FROM customers;
UPDATE customers SET note = 'cleared';
