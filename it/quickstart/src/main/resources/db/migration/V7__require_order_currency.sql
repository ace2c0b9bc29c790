-- Purpose: orders in other currencies, step 3 of 3: every order has one.
-- Impact: VALIDATE reads the table and lets others write; SET NOT NULL then trusts the check and reads nothing
--         (PostgreSQL 12 and later). The check has done its work and goes.
-- Rollback: exact; the check of V6 comes back as it was, not validated.
-- Testing: ShopMigrationsTest.

ALTER TABLE orders VALIDATE CONSTRAINT orders_currency_present;
ALTER TABLE orders ALTER COLUMN currency SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT orders_currency_present;
