-- Purpose: the law wants to know the lowest price of the last 30 days.
-- Impact: a new table; a trigger that fires when a price changes, and on nothing else.
-- Rollback: drops trigger, function and table; prices recorded until then go with the table.
-- Testing: ShopMigrationsTest.

CREATE TABLE price_changes (
    price_change_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id      bigint NOT NULL REFERENCES products ON DELETE CASCADE,
    changed_at      timestamptz NOT NULL DEFAULT now(),
    old_price_cents integer NOT NULL
);

CREATE FUNCTION products_record_price() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO price_changes (product_id, old_price_cents) VALUES (OLD.product_id, OLD.price_cents);
    RETURN NULL;
END
$$;

CREATE TRIGGER products_record_price
    AFTER UPDATE OF price_cents ON products
    FOR EACH ROW WHEN (OLD.price_cents <> NEW.price_cents)
    EXECUTE FUNCTION products_record_price();
