ALTER TABLE shop.people ADD COLUMN phone text;
