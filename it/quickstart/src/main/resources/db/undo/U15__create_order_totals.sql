-- Purpose: takes V15 back.
DROP VIEW order_totals;
