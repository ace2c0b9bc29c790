CREATE TABLE g (id int AUTO_INCREMENT PRIMARY KEY, a int NOT NULL, b int AS (a * 2) STORED, c varchar(20) NOT NULL, d varchar(25) AS (CONCAT(c, '-', a)) VIRTUAL, UNIQUE KEY (d),
  e varchar(12) AS (LOWER(c)) STORED, CHECK (b > 10), f datetime DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, price decimal(8,2) NOT NULL, qty int NOT NULL,
  total decimal(12,2) AS (price * qty) STORED);
-- holds: SELECT MAX(CHAR_LENGTH(c)) <= 12 AND MIN(b) > 10 FROM g
