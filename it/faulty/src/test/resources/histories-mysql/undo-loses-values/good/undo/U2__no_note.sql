ALTER TABLE customers ADD COLUMN note VARCHAR(200) AFTER name;
UPDATE customers JOIN customer_notes USING (id) SET customers.note = customer_notes.note;
DROP TABLE customer_notes;
