CREATE TYPE mood AS ENUM ('glad', 'sad');
ALTER TABLE customers ADD COLUMN feels mood;
