CREATE TABLE loose (id int AUTO_INCREMENT PRIMARY KEY, a varchar(40) CHARACTER SET utf8mb4 NOT NULL UNIQUE, b varchar(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci UNIQUE,
  c char(10) CHARACTER SET latin1 NOT NULL UNIQUE, d varchar(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL UNIQUE, e varchar(200) CHARACTER SET utf8mb4, UNIQUE KEY p (e(4)),
  f varbinary(30) NOT NULL, UNIQUE KEY q (f(2)), g binary(3) UNIQUE, h float UNIQUE, i datetime UNIQUE, j decimal(8,1) UNIQUE);
CREATE TABLE code (code varchar(8) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci PRIMARY KEY, label varchar(100) CHARACTER SET utf8mb4);
CREATE TABLE tiny (id tinyint AUTO_INCREMENT PRIMARY KEY, rank_ tinyint UNIQUE);
CREATE TABLE tiny2 (id tinyint unsigned PRIMARY KEY);
-- holds: SELECT COUNT(DISTINCT LEFT(e, 4)) = COUNT(e) AND COUNT(e) > 7 AND MAX(LENGTH(e)) > 20 FROM loose
-- holds: SELECT COUNT(DISTINCT BINARY a) = 12 AND COUNT(b) > 7 FROM loose
