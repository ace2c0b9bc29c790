ALTER TABLE customers ADD COLUMN shop text DEFAULT 'café';
