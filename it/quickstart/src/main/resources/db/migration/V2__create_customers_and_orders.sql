-- Purpose: who buys, and what was bought.
-- Impact: new tables; the foreign key to products waits for writers of products, for an instant.
-- Rollback: drops the tables, children first.
-- Testing: ShopMigrationsTest.

CREATE TABLE customers (
    customer_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email         varchar(320) NOT NULL,
    name          varchar(200) NOT NULL,
    street        varchar(200),
    postal_code   varchar(20),
    city          varchar(100),
    password_hint varchar(200),
    created_at    timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE customers IS 'Everybody who ever ordered';

CREATE TABLE orders (
    order_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers,
    status      text NOT NULL DEFAULT 'new'
                CONSTRAINT orders_status_known CHECK (status IN ('new', 'paid', 'shipped', 'delivered', 'cancelled')),
    placed_at   timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE order_lines (
    order_id         bigint NOT NULL REFERENCES orders ON DELETE CASCADE,
    line_no          smallint NOT NULL CHECK (line_no > 0),
    product_id       bigint NOT NULL REFERENCES products,
    quantity         integer NOT NULL CHECK (quantity > 0),
    unit_price_cents integer NOT NULL CHECK (unit_price_cents >= 0),
    PRIMARY KEY (order_id, line_no)
);
