ALTER TABLE customers ALTER COLUMN note TYPE text;
ALTER TABLE customers ADD CONSTRAINT note_short CHECK (length(note) <= 100);
