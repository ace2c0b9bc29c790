CREATE TABLE price_changes (
    id BIGINT NOT NULL AUTO_INCREMENT,
    product_id BIGINT NOT NULL,
    old_price DECIMAL(10, 2) NOT NULL,
    new_price DECIMAL(10, 2) NOT NULL,
    changed_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id)
);

CREATE TRIGGER products_price_change AFTER UPDATE ON products FOR EACH ROW
    INSERT INTO price_changes (product_id, old_price, new_price)
    SELECT NEW.id, OLD.price, NEW.price FROM DUAL WHERE NEW.price <> OLD.price;
