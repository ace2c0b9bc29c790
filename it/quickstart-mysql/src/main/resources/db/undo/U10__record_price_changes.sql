DROP TRIGGER products_price_change;
DROP TABLE price_changes;
