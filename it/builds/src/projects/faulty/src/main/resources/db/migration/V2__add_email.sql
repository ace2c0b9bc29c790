ALTER TABLE users ADD COLUMN email varchar(200);
CREATE INDEX users_by_name ON users (name);
