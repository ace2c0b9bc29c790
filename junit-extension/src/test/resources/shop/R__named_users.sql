CREATE OR REPLACE VIEW named_users AS SELECT id, name FROM users WHERE name <> '';
