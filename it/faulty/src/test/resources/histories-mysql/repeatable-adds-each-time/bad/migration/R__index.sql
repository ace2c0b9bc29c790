ALTER TABLE customers ADD INDEX (note);
