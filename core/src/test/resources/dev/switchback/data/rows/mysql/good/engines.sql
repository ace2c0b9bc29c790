CREATE TABLE my (id int AUTO_INCREMENT PRIMARY KEY, x varchar(20) NOT NULL UNIQUE) ENGINE=MyISAM;
CREATE TABLE mem (id int PRIMARY KEY, x varchar(20)) ENGINE=MEMORY;
CREATE TABLE arc (id int AUTO_INCREMENT PRIMARY KEY, x varchar(20)) ENGINE=ARCHIVE;
CREATE TABLE c (id int NOT NULL, x varchar(20) NOT NULL) ENGINE=CSV;
CREATE TABLE nokey (a int, b varchar(10), c float);
CREATE TABLE nullkey (a int UNIQUE, b text);
CREATE VIEW v AS SELECT * FROM nokey;
-- only: mysql
-- holds: SELECT COUNT(*) = COUNT(DISTINCT x) FROM my
