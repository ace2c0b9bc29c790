CREATE TABLE notes_before (customer_id bigint PRIMARY KEY, note varchar(100));
INSERT INTO notes_before SELECT customer_id, note FROM customers;
UPDATE customers SET note = 'cleared';
