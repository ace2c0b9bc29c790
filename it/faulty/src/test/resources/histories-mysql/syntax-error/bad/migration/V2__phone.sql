-- Adds the phone.

ALTER TABLE customers
    ADDD COLUMN phone VARCHAR(20);
