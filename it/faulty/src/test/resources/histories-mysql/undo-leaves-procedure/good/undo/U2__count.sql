DROP PROCEDURE recount;
ALTER TABLE customers DROP COLUMN orders;
