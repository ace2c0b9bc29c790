-- Rollback: irreversible, the ends are gone
ALTER TABLE customers ALTER COLUMN note TYPE varchar(5) USING left(note, 5);
