-- expect: note values-cut t.v
-- approved: cut column t.v, agreed with support (2026-11)
-- setup
CREATE TABLE t (id int PRIMARY KEY, v varchar(20));
INSERT INTO t VALUES (1, 'a long address'), (2, 'short');
-- migration
ALTER TABLE t ALTER v TYPE varchar(6) USING v::varchar(6);
