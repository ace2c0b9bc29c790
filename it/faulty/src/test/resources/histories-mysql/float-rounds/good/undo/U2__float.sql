ALTER TABLE products DROP CONSTRAINT weight_fits;
ALTER TABLE products MODIFY weight DECIMAL(14, 6);
