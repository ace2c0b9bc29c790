-- expect: warning values-overwritten o.c
-- setup
CREATE TABLE o (id int PRIMARY KEY, c int);
INSERT INTO o VALUES (1,10),(2,11),(3,12);
-- migration
UPDATE o SET c = 10 WHERE c = 11;
