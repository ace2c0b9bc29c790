-- Adds the phone.

ALTER TABLE customers
    ADD COLUMN phone VARCHAR(20);
