-- setup
CREATE TABLE t (id int PRIMARY KEY, contact text, email text);
INSERT INTO t VALUES (1,'a@x.org',NULL),(2,'555-0102',NULL),(3,'c@y.org',NULL);
-- migration
UPDATE t SET email = contact, contact = NULL WHERE contact LIKE '%@%';
