-- Purpose: takes V5 back.
ALTER TABLE orders DROP COLUMN currency;
