ALTER TABLE customers DROP COLUMN audited;
DROP EVENT nightly;
DROP PROCEDURE forget_notes;
DROP TRIGGER customers_touch;
