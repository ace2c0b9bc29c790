ALTER TABLE products RENAME CONSTRAINT state_known TO state_listed;
