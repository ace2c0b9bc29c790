ALTER TABLE customers DROP COLUMN IF EXISTS number;
DROP SEQUENCE invoice_numbers;
