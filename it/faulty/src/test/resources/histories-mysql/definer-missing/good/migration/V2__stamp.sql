CREATE TRIGGER customers_note BEFORE INSERT ON customers FOR EACH ROW SET NEW.note = coalesce(NEW.note, 'new');
