-- Applies to empty tables only.
SELECT 1;
ALTER TABLE customers
    ADD COLUMN phone varchar(20) NOT NULL;
