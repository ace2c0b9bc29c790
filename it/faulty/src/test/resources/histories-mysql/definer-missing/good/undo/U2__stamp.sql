DROP TRIGGER customers_note;
