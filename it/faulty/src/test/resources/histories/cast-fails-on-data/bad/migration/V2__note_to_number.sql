ALTER TABLE customers ALTER COLUMN note TYPE integer USING note::integer;
