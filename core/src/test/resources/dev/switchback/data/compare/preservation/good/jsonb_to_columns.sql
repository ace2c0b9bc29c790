-- setup
CREATE TABLE t (id int PRIMARY KEY, doc jsonb);
INSERT INTO t VALUES (1,'{"city":"Bonn","zip":"53111"}'),(2,'{"city":"Rome","zip":"00100"}'),(3,NULL);
-- migration
ALTER TABLE t ADD city text, ADD zip text;
UPDATE t SET city = doc->>'city', zip = doc->>'zip';
ALTER TABLE t DROP doc;
