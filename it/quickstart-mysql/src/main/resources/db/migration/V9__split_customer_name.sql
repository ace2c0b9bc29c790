-- Purpose: names are shown as "family, given"
ALTER TABLE customers
    ADD COLUMN given_name VARCHAR(120) AFTER name,
    ADD COLUMN family_name VARCHAR(120) AFTER given_name;
UPDATE customers
SET given_name = SUBSTRING_INDEX(name, ' ', 1), family_name = SUBSTRING(name, CHAR_LENGTH(SUBSTRING_INDEX(name, ' ', 1)) + 2);
