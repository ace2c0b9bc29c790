CREATE TABLE currency (code char(3) PRIMARY KEY, name text NOT NULL);
INSERT INTO currency VALUES ('EUR', 'euro'), ('USD', 'dollar');
CREATE TABLE region (id serial PRIMARY KEY, name text UNIQUE);
INSERT INTO region (id, name) VALUES (1, 'north'), (2, 'south'), (3, 'Ada Lovelace');
CREATE TABLE price (id serial PRIMARY KEY, currency char(3) NOT NULL REFERENCES currency, region_id int REFERENCES region);
-- holds: SELECT count(*) = 2 FROM currency WHERE (code, name) IN (('EUR', 'euro'), ('USD', 'dollar'))
-- holds: SELECT count(*) = 3 FROM region WHERE (id, name) IN ((1, 'north'), (2, 'south'), (3, 'Ada Lovelace'))
