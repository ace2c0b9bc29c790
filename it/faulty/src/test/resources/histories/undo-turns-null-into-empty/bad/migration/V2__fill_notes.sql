UPDATE customers SET note = '' WHERE note IS NULL;
ALTER TABLE customers ALTER COLUMN note SET NOT NULL;
