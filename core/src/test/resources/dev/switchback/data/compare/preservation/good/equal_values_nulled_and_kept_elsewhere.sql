-- setup
CREATE TABLE t (id int PRIMARY KEY, weight int, name text);
INSERT INTO t VALUES (1, 0, 'a'), (2, NULL, 'b'), (3, 0, 'c');
-- migration
CREATE TABLE kept (id int PRIMARY KEY REFERENCES t, weight int NOT NULL);
INSERT INTO kept SELECT id, weight FROM t WHERE weight <= 0;
UPDATE t SET weight = NULL WHERE weight <= 0;
