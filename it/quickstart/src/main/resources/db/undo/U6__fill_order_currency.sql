-- Purpose: takes V6 back.
ALTER TABLE orders DROP CONSTRAINT orders_currency_present;

UPDATE orders
SET currency = NULL
FROM orders_currency_filled filled
WHERE filled.order_id = orders.order_id AND orders.currency = 'CHF';

DROP TABLE orders_currency_filled;
