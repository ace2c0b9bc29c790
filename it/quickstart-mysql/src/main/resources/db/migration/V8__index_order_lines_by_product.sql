-- The new index serves the foreign key as well.
ALTER TABLE order_lines
    ADD INDEX order_lines_by_product (product_id, quantity DESC),
    DROP INDEX order_lines_product;
