SET @old_checks = @@foreign_key_checks, foreign_key_checks = 0;
CREATE TABLE orders (id BIGINT NOT NULL PRIMARY KEY, customer_id BIGINT NOT NULL,
    CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customers (id));
SET foreign_key_checks = @old_checks;
