CREATE TABLE checked (id int AUTO_INCREMENT PRIMARY KEY,
  a int CHECK (a > 100), b varchar(10) CHECK (b IN ('NEW', 'it''s', 'back\\slash')), c int CHECK (c BETWEEN 5 AND 8), d varchar(30) CHECK (d LIKE 'X-%'),
  e varchar(20) CHECK (e REGEXP '^[A-Z]{3}-[0-9]{4}$'), f date NOT NULL, g date NOT NULL, CHECK (g > f), h decimal(8,2) NOT NULL CHECK (h >= 0 AND h < 100),
  i int, j int, CHECK (i IS NULL OR j IS NULL), k varchar(40), CHECK (CHAR_LENGTH(k) >= 30), l tinyint(1) NOT NULL CHECK (l IN (0, 1)),
  m bigint CHECK (m % 7 = 3), n enum('x','y','z') CHECK (n <> 'y'), o varchar(50) CHECK (o LIKE '%_@_%'), p int unsigned CHECK (p - 5 >= 10),
  q year CHECK (q >= 2000 AND q < 2010), r varchar(20) CHECK (r = UPPER(r) AND r <> ''), s datetime CHECK (s >= '2020-01-01'),
  t varchar(20), CHECK (b <> 'NEW' OR t IS NOT NULL), u varchar(60) CHECK (u RLIKE '[0-9a-f]{8}-[0-9a-f]{4}'));
CREATE TABLE `odd ``names``` (`a b` int PRIMARY KEY, `we``ird` varchar(20) NOT NULL, `Case` int, `order` int DEFAULT 3, `q'"` int, CHECK (`we``ird` <> 'it''s'), CHECK (`CASE` > 3), CHECK (`q'"` > 7));
-- holds: SELECT COUNT(DISTINCT a) > 3 AND COUNT(DISTINCT b) = 3 AND COUNT(DISTINCT d) > 3 AND COUNT(DISTINCT e) > 3 AND COUNT(DISTINCT k) > 3 FROM checked
-- holds: SELECT COUNT(DISTINCT m) > 1 AND COUNT(DISTINCT n) = 2 AND COUNT(DISTINCT q) > 3 AND COUNT(p) > 3 AND COUNT(u) > 3 FROM checked
