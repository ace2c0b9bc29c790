ALTER TABLE customers ALTER COLUMN note TYPE varchar(100) USING note::varchar;
