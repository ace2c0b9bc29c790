-- Rollback: irreversible, the index is kept on purpose
CREATE INDEX users_email ON users (email);
