ALTER TABLE customers DROP COLUMN feels;
DROP TYPE mood;
