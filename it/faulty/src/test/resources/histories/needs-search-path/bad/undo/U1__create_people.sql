DROP TABLE shop.people;
DROP SCHEMA shop;
