ALTER TABLE customers ADD COLUMN upper_name VARCHAR(80);
UPDATE customers SET upper_name = UPPER(name), touched = touched;
