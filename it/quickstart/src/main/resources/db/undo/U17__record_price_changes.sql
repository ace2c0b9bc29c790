-- Purpose: takes V17 back.
DROP TRIGGER products_record_price ON products;
DROP FUNCTION products_record_price();
DROP TABLE price_changes;
