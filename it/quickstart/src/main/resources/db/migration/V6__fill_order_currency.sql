-- Purpose: orders in other currencies, step 2 of 3: fill the gaps. Release only when every instance writes the column.
-- Impact: one UPDATE of the orders without a currency. The check comes first, so that no new gap opens behind the UPDATE;
--         NOT VALID, so that it does not read the table.
-- Rollback: exact. Which orders were filled is written down; the undo empties those that were not changed since.
-- Testing: ShopMigrationsTest.

ALTER TABLE orders
    ADD CONSTRAINT orders_currency_present CHECK (currency IS NOT NULL) NOT VALID;

CREATE TABLE orders_currency_filled (
    order_id bigint PRIMARY KEY REFERENCES orders ON DELETE CASCADE
);

WITH filled AS (
    UPDATE orders SET currency = 'CHF' WHERE currency IS NULL RETURNING order_id
)
INSERT INTO orders_currency_filled (order_id) SELECT order_id FROM filled;
