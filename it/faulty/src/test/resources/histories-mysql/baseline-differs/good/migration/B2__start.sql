CREATE TABLE customers (
    id BIGINT NOT NULL AUTO_INCREMENT,
    name VARCHAR(80) NOT NULL,
    note VARCHAR(200),
    PRIMARY KEY (id)
);
CREATE INDEX customers_by_name ON customers (name);
