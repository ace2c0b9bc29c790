ALTER TABLE order_lines
    ADD INDEX order_lines_product (product_id),
    DROP INDEX order_lines_by_product;
