-- Purpose: takes V8 back.
DROP INDEX order_lines_by_product;
