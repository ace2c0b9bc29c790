CREATE TABLE customer (id int AUTO_INCREMENT PRIMARY KEY, name varchar(40) CHARACTER SET utf8mb4 NOT NULL, note text CHARACTER SET utf8mb4, balance decimal(12,4), score int, born date,
  seen_at datetime(6), email text, doc json, old varchar(60) CHARACTER SET latin1 NOT NULL, plain varchar(60) CHARACTER SET ascii NOT NULL, utf8 varchar(60) CHARACTER SET utf8mb3 NOT NULL);
-- holds: SELECT MAX(CHAR_LENGTH(name)) = 40 AND SUM(name = '') > 0 AND SUM(BINARY name <> BINARY TRIM(name)) > 0 FROM customer
-- holds: SELECT SUM(LENGTH(note) > CHAR_LENGTH(note)) > 0 AND MAX(CHAR_LENGTH(note)) >= 1000 FROM customer
-- holds: SELECT COUNT(*) = 1 FROM (SELECT 1 FROM customer GROUP BY name, note, balance, score, born, seen_at, email, CAST(doc AS CHAR) HAVING COUNT(*) > 1) s
-- holds: SELECT COUNT(note) BETWEEN 1 AND 11 AND COUNT(balance) BETWEEN 1 AND 11 AND COUNT(born) BETWEEN 1 AND 11 AND COUNT(doc) BETWEEN 1 AND 11 FROM customer
-- holds: SELECT SUM(balance <> ROUND(balance, 3)) > 0 AND SUM(MICROSECOND(seen_at) > 0) > 0 FROM customer
-- holds: SELECT MAX(born) < '9999-12-31' OR MIN(born) > '1500-01-01' FROM customer
-- holds: SELECT SUM(LENGTH(old) <> LENGTH(CONVERT(old USING utf8mb4))) > 0 AND SUM(old LIKE BINARY '%?%') = 0 FROM customer
-- holds: SELECT SUM(LENGTH(utf8) <> CHAR_LENGTH(utf8)) > 0 AND SUM(plain LIKE 'Zo M%') > 0 FROM customer
