-- Purpose: takes V7 back.
ALTER TABLE orders
    ADD CONSTRAINT orders_currency_present CHECK (currency IS NOT NULL) NOT VALID;
ALTER TABLE orders ALTER COLUMN currency DROP NOT NULL;
