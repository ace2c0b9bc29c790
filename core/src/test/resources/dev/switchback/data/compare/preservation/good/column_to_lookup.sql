-- setup
CREATE TABLE t (id int PRIMARY KEY, country text);
INSERT INTO t VALUES (1,'France'),(2,'Spain'),(3,'Spain'),(4,NULL);
-- migration
CREATE TABLE country (id serial PRIMARY KEY, name text UNIQUE);
INSERT INTO country (name) SELECT DISTINCT country FROM t WHERE country IS NOT NULL;
ALTER TABLE t ADD country_id int REFERENCES country;
UPDATE t SET country_id = c.id FROM country c WHERE c.name = t.country;
ALTER TABLE t DROP country;
