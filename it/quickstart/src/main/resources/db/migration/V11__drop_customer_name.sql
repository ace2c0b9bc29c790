-- Purpose: rename customers.name to full_name, step 2 of 2: the old name goes. Release only when no instance uses it.
-- Impact: an instant. Names that a load without triggers left different are kept in a table of their own.
-- Rollback: exact; the old name comes back from the new one, or from what was kept.
-- Testing: ShopMigrationsTest, CustomerNameTest.
-- Approved: drop column customers.name, no instance reads it since release 3.2 (SHOP-301)

CREATE TABLE customers_name_kept (
    customer_id bigint PRIMARY KEY REFERENCES customers ON DELETE CASCADE,
    name        varchar(200) NOT NULL
);

INSERT INTO customers_name_kept (customer_id, name)
SELECT customer_id, name FROM customers WHERE name <> full_name;

DROP TRIGGER customers_keep_names_equal ON customers;
DROP FUNCTION customers_keep_names_equal();
ALTER TABLE customers DROP COLUMN name;
