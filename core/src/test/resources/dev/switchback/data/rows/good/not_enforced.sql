CREATE TABLE lax (a int CHECK (a > 100 AND a < 50) NOT ENFORCED, b int);
CREATE TABLE kept (a int);
INSERT INTO kept VALUES (1);
ALTER TABLE kept ADD CHECK (a > 1000) NOT VALID;
-- holds: SELECT count(*) = 1 FROM kept WHERE a = 1
