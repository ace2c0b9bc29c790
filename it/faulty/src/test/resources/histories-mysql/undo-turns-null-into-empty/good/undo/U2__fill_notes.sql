ALTER TABLE customers MODIFY note VARCHAR(200);
UPDATE customers JOIN without_note ON without_note.id = customers.id SET note = NULL WHERE note = '';
DROP TABLE without_note;
