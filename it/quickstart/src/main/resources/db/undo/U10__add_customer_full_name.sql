-- Purpose: takes V10 back.
DROP TRIGGER customers_keep_names_equal ON customers;
DROP FUNCTION customers_keep_names_equal();
ALTER TABLE customers DROP COLUMN full_name;
