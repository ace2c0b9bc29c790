ALTER TABLE products RENAME CONSTRAINT state_listed TO state_known;
