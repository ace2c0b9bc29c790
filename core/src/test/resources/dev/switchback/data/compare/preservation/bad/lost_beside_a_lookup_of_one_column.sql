-- expect: rows-lost office
-- setup
CREATE TABLE office (id int PRIMARY KEY, name text, city text, country text);
INSERT INTO office VALUES (1, 'North', 'Oslo', 'Norway'), (2, 'South', 'Rome', 'Italy'), (3, 'West', 'Cork', 'Ireland');
-- migration
CREATE TABLE country AS SELECT DISTINCT country AS name FROM office;
DELETE FROM office WHERE id > 1;
