ALTER TABLE products DROP CONSTRAINT state_known;
UPDATE products SET state = 'sold' WHERE state IN ('returned', 'lost');
ALTER TABLE products ADD CONSTRAINT state_known CHECK (state IN ('new', 'sold'));
