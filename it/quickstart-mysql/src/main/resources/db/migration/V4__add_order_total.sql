ALTER TABLE order_lines
    ADD COLUMN total DECIMAL(14, 2) GENERATED ALWAYS AS (price * quantity) STORED;
