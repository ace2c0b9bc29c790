ALTER TABLE customers ADD COLUMN note_short varchar(5) GENERATED ALWAYS AS (left(note, 5)) STORED;
