CREATE TABLE diary (id int AUTO_INCREMENT PRIMARY KEY, note varchar(100));
CREATE TABLE picky (id int PRIMARY KEY, n int NOT NULL, code varchar(20));
CREATE TRIGGER picky_bi BEFORE INSERT ON picky FOR EACH ROW BEGIN IF NEW.n % 2 = 1 THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'odd'; END IF; SET NEW.code = CONCAT('set-', NEW.n); END;
CREATE TRIGGER picky_ai AFTER INSERT ON picky FOR EACH ROW INSERT INTO diary (note) VALUES (CONCAT('new ', NEW.id));
CREATE TABLE renumbered (id varchar(36) CHARACTER SET ascii PRIMARY KEY, x int);
-- rows: diary=24
CREATE TRIGGER renumbered_bi BEFORE INSERT ON renumbered FOR EACH ROW SET NEW.id = UUID();

-- holds: SELECT MIN(code LIKE 'set-%') = 1 AND SUM(n % 2) = 0 FROM picky
