CREATE INDEX customers_by_note ON customers (note);
UPDATE customers SET note = NULL WHERE note = '';
