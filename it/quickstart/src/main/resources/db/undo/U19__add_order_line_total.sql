-- Purpose: takes V19 back.
ALTER TABLE order_lines DROP COLUMN total_cents;
