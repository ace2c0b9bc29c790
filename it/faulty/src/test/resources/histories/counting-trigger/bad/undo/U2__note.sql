ALTER TABLE orders DROP COLUMN note;
UPDATE customers SET order_count = 0;
DELETE FROM recent_orders;
