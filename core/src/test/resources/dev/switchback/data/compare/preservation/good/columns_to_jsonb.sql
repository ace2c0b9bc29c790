-- setup
CREATE TABLE t (id int PRIMARY KEY, a text, n numeric, b boolean, ts timestamp);
INSERT INTO t VALUES (1,'x "y"',1.50,true,'2024-01-02 03:04:05'),(2,NULL,7,false,NULL),(3,'zed',NULL,NULL,'2024-05-06');
-- migration
ALTER TABLE t ADD doc jsonb;
UPDATE t SET doc = jsonb_build_object('a',a,'n',n,'b',b,'ts',ts);
ALTER TABLE t DROP a, DROP n, DROP b, DROP ts;
