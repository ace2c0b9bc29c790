-- ALTER TABLE customers DROP COLUMN phone;
/* to be written; */
