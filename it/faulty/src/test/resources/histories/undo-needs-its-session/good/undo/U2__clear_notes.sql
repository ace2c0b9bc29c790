UPDATE customers SET note = notes_before.note FROM notes_before WHERE notes_before.customer_id = customers.customer_id;
DROP TABLE notes_before;
