-- only: mysql
CREATE TABLE tagged (id int PRIMARY KEY, doc json NOT NULL, KEY tags ((CAST(doc->'$.tags' AS unsigned ARRAY))), CHECK (JSON_SCHEMA_VALID('{"type":"object"}', doc)));
CREATE TABLE only_numbers (id int AUTO_INCREMENT PRIMARY KEY);
CREATE TABLE lower_codes (id int PRIMARY KEY, c varchar(10) NOT NULL, UNIQUE KEY lc ((UPPER(c)), id), UNIQUE KEY reversed ((REVERSE(c))));
CREATE TABLE bin_uuid (id binary(16) PRIMARY KEY DEFAULT (UUID_TO_BIN(UUID(), 1)), text_ varchar(36) AS (BIN_TO_UUID(id, 1)) VIRTUAL, v varchar(20) DEFAULT (CONCAT('a', 'b')));
CREATE TABLE sparse (id int PRIMARY KEY, a int NULL UNIQUE, b int NULL, UNIQUE KEY (a, b), CHECK (a IS NOT NULL XOR b IS NOT NULL));
CREATE TABLE named (id int PRIMARY KEY, `select` varchar(5) NOT NULL, `a.b` int CHECK (`a.b` > 1), `früh` date CHECK (`früh` > '2001-01-01'));
CREATE TABLE geo (id int PRIMARY KEY, p polygon NOT NULL SRID 4326, CHECK (ST_IsValid(p)));
CREATE TABLE child_of_unique (id int PRIMARY KEY, c varchar(10) NOT NULL, i int NOT NULL, FOREIGN KEY (i) REFERENCES lower_codes (id));
CREATE TABLE latin (id varchar(20) CHARACTER SET latin1 COLLATE latin1_german1_ci PRIMARY KEY, n varchar(10) CHARACTER SET cp1251, s varchar(10) CHARACTER SET sjis, g varchar(10) CHARACTER SET gbk);
