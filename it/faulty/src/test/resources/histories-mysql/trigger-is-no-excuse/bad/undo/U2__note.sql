ALTER TABLE orders DROP COLUMN note;
UPDATE orders SET placed_at = '2000-01-01';
INSERT INTO stock VALUES ('left behind', 1);
