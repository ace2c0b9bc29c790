CREATE TABLE stock (sku VARCHAR(40) NOT NULL PRIMARY KEY, pieces INT NOT NULL);
CREATE TABLE orders (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    sku VARCHAR(40) NOT NULL,
    placed_at DATETIME NOT NULL
);
DELIMITER //
CREATE TRIGGER orders_stock BEFORE UPDATE ON orders FOR EACH ROW
BEGIN
    SET @pieces = (SELECT pieces FROM stock WHERE stock.sku = NEW.sku);
    SET NEW.placed_at = coalesce(NEW.placed_at, now());
END//
DELIMITER ;
