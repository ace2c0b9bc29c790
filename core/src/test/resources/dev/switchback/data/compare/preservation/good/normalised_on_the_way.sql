-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, '555 0101'), (2, '5550102'), (3, '+5550103'), (4, '(555) 0104');
-- migration
ALTER TABLE t ADD phone_e164 text;
UPDATE t SET phone_e164 = regexp_replace(v, '[^0-9]', '', 'g');
ALTER TABLE t DROP v;
