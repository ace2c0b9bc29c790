-- expect: warning values-overwritten t.tag
-- setup
CREATE TABLE t (tag text);
INSERT INTO t VALUES ('Alpha'),('beta');
-- migration
UPDATE t SET tag = lower(tag);
