ALTER TABLE shop.people DROP COLUMN phone;
