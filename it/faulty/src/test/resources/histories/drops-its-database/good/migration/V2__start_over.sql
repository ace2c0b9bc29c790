DROP TABLE IF EXISTS leftovers;
CREATE TABLE leftovers (name varchar(20));
