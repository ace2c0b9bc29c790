-- Purpose: what the shop sells, and the tax on it.
-- Impact: new tables only; nothing else is touched.
-- Rollback: drops the tables.
-- Testing: ShopMigrationsTest.

CREATE TABLE tax_rates (
    tax_code varchar(20) PRIMARY KEY,
    percent  numeric(4, 2) NOT NULL CHECK (percent BETWEEN 0 AND 99)
);

CREATE TABLE products (
    product_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku          varchar(40) NOT NULL UNIQUE,
    name         varchar(200) NOT NULL,
    price_cents  integer NOT NULL CHECK (price_cents >= 0),
    tax_code     varchar(20) NOT NULL REFERENCES tax_rates,
    weight_grams integer,
    legacy_sku   varchar(40)
);

INSERT INTO tax_rates (tax_code, percent) VALUES
    ('standard', 8.10),
    ('reduced', 2.60),
    ('none', 0.00);
