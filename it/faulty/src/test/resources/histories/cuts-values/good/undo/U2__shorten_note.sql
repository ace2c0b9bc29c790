ALTER TABLE customers DROP CONSTRAINT note_short;
ALTER TABLE customers ALTER COLUMN note TYPE varchar(100);
