ALTER TABLE customers DROP COLUMN phone;
DELETE FROM flyway_schema_history WHERE version = '2';
