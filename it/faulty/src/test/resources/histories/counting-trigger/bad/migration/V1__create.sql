CREATE TABLE customers (
    customer_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email varchar(100) NOT NULL,
    order_count integer NOT NULL DEFAULT 0,
    last_order_at timestamptz
);
CREATE TABLE orders (
    order_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers (customer_id),
    total numeric(10, 2) NOT NULL
);
CREATE TABLE recent_orders (order_id bigint PRIMARY KEY, seen_at timestamptz NOT NULL DEFAULT clock_timestamp());
CREATE FUNCTION count_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE customers SET order_count = order_count + 1, last_order_at = clock_timestamp() WHERE customer_id = NEW.customer_id;
    DELETE FROM recent_orders WHERE order_id IN (SELECT min(order_id) FROM recent_orders);
    RETURN NULL;
END $$;
CREATE TRIGGER orders_count AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION count_order();
