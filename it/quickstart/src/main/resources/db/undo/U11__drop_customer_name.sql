-- Purpose: takes V11 back. PostgreSQL puts the column last; nothing should depend on the order.
ALTER TABLE customers ADD COLUMN name varchar(200);

UPDATE customers
SET name = coalesce(
    (SELECT kept.name FROM customers_name_kept kept WHERE kept.customer_id = customers.customer_id),
    full_name);

ALTER TABLE customers ALTER COLUMN name SET NOT NULL;

CREATE FUNCTION customers_keep_names_equal() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.full_name := coalesce(NEW.full_name, NEW.name);
        NEW.name := NEW.full_name;
    ELSIF NEW.full_name IS DISTINCT FROM OLD.full_name THEN
        NEW.name := NEW.full_name;
    ELSE
        NEW.full_name := NEW.name;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER customers_keep_names_equal
    BEFORE INSERT OR UPDATE OF name, full_name ON customers
    FOR EACH ROW EXECUTE FUNCTION customers_keep_names_equal();

DROP TABLE customers_name_kept;
