CREATE TABLE stock (sku varchar(40) PRIMARY KEY, pieces integer NOT NULL);
CREATE TABLE orders (
    order_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku varchar(40) NOT NULL,
    placed_at timestamptz NOT NULL
);
CREATE FUNCTION look_at_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM stock WHERE stock.sku = NEW.sku;
    NEW.placed_at := coalesce(NEW.placed_at, now());
    RETURN NEW;
END $$;
CREATE TRIGGER orders_stock BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION look_at_stock();
