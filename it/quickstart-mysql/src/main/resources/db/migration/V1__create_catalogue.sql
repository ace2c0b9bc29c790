-- Purpose: what the shop sells
CREATE TABLE categories (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT,
    name VARCHAR(80) NOT NULL,
    parent_id INT UNSIGNED,
    PRIMARY KEY (id),
    CONSTRAINT categories_parent FOREIGN KEY (parent_id) REFERENCES categories (id)
);

CREATE TABLE products (
    id BIGINT NOT NULL AUTO_INCREMENT,
    sku CHAR(12) CHARACTER SET ascii NOT NULL,
    name VARCHAR(120) NOT NULL,
    category_id INT UNSIGNED NOT NULL,
    price DECIMAL(10, 2) NOT NULL,
    details JSON,
    PRIMARY KEY (id),
    UNIQUE KEY products_sku (sku),
    CONSTRAINT products_category FOREIGN KEY (category_id) REFERENCES categories (id),
    CONSTRAINT products_price CHECK (price >= 0)
) COMMENT = 'what can be ordered';
