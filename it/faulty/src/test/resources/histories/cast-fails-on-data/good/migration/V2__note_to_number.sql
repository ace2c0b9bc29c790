ALTER TABLE customers DROP CONSTRAINT note_known;
ALTER TABLE customers ALTER COLUMN note TYPE integer USING note::integer;
ALTER TABLE customers ADD CONSTRAINT note_known CHECK (note IN (1, 2, 30));
