-- Purpose: takes V2 back.
/* the column; */ ALTER TABLE customers DROP COLUMN phone;
