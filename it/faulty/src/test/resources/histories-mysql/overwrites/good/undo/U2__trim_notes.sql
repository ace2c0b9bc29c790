ALTER TABLE customers DROP COLUMN note_short;
