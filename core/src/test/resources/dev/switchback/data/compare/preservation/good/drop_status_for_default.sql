-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, 'active'), (2, 'blocked'), (3, 'gone'), (4, 'active');
-- migration
ALTER TABLE t ADD state text NOT NULL DEFAULT 'active';
ALTER TABLE t DROP v;
