-- Purpose: rename customers.name to full_name, step 1 of 2: both names exist, and a trigger keeps them equal, so that the
--         old and the new release can run side by side.
-- Impact: rewrites every customer once, under a lock: customers is small.
-- Rollback: drops the new column; the old one was kept up to date all the time.
-- Testing: ShopMigrationsTest, CustomerNameTest.

ALTER TABLE customers ADD COLUMN full_name varchar(200);

UPDATE customers SET full_name = name;

ALTER TABLE customers ALTER COLUMN full_name SET NOT NULL;

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
