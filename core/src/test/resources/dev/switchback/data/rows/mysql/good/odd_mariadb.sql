-- only: mariadb
CREATE TABLE only_numbers (id int AUTO_INCREMENT PRIMARY KEY);
CREATE TABLE docs (id int PRIMARY KEY, doc json NOT NULL, kind varchar(10) AS (JSON_VALUE(doc, '$.kind')) STORED, n int AS (JSON_VALUE(doc, '$.n')) VIRTUAL, CHECK (JSON_TYPE(doc) = 'OBJECT'), CHECK (JSON_VALUE(doc, '$.state') IN ('on', 'off')));
CREATE TABLE sparse (id int PRIMARY KEY, a int NULL UNIQUE, b int NULL, UNIQUE KEY (a, b), CHECK ((a IS NULL) <> (b IS NULL)));
CREATE TABLE named (id int PRIMARY KEY, `select` varchar(5) NOT NULL, `a.b` int CHECK (`a.b` > 1), `früh` date CHECK (`früh` > '2001-01-01'));
CREATE TABLE geo (id int PRIMARY KEY, p polygon NOT NULL, pt point REF_SYSTEM_ID=4326 NOT NULL, SPATIAL KEY (pt));
CREATE TABLE cols (id int PRIMARY KEY DEFAULT 5, a varchar(20) DEFAULT (CONCAT('x', 'y')), b date DEFAULT CURDATE(), c bit(3) NOT NULL DEFAULT b'101', d set('x') DEFAULT 'x');
CREATE TABLE parts (id int NOT NULL, region int) PARTITION BY LIST (region) (PARTITION a VALUES IN (7, 8), PARTITION b DEFAULT);
CREATE TABLE history (id int PRIMARY KEY, x int WITHOUT SYSTEM VERSIONING, y int) WITH SYSTEM VERSIONING PARTITION BY SYSTEM_TIME LIMIT 100 (PARTITION p0 HISTORY, PARTITION pc CURRENT);
