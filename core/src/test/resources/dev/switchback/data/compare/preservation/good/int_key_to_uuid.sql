-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1,'a'),(2,'b');
-- migration
ALTER TABLE t ADD uid uuid NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE t DROP id;
ALTER TABLE t RENAME uid TO id;
ALTER TABLE t ADD PRIMARY KEY (id);
