CREATE TABLE country (code char(2) CHARACTER SET ascii PRIMARY KEY, name varchar(50) NOT NULL);
CREATE TABLE person (id binary(16) PRIMARY KEY, country char(2) CHARACTER SET ascii NOT NULL, boss binary(16), born date, FOREIGN KEY (country) REFERENCES country (code),
  FOREIGN KEY (boss) REFERENCES person (id));
CREATE TABLE tag (id int AUTO_INCREMENT PRIMARY KEY, label varchar(20) NOT NULL UNIQUE);
CREATE TABLE person_tag (person_id binary(16) NOT NULL, tag_id int NOT NULL, PRIMARY KEY (person_id, tag_id), FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE,
  FOREIGN KEY (tag_id) REFERENCES tag (id));
CREATE TABLE profile (person_id binary(16) PRIMARY KEY, bio text, FOREIGN KEY (person_id) REFERENCES person (id));
CREATE TABLE node (id int PRIMARY KEY, parent int NOT NULL, FOREIGN KEY (parent) REFERENCES node (id));
CREATE TABLE auto_node (id bigint AUTO_INCREMENT PRIMARY KEY, parent bigint, FOREIGN KEY (parent) REFERENCES auto_node (id));
CREATE TABLE z (a int, b int, PRIMARY KEY (a, b));
CREATE TABLE y (a int NOT NULL, b int NOT NULL, c int NOT NULL, PRIMARY KEY (a, c), FOREIGN KEY (a, b) REFERENCES z (a, b));
-- rows: profile=11
-- holds: SELECT COUNT(DISTINCT person_id) > 2 AND COUNT(DISTINCT tag_id) > 2 FROM person_tag
-- holds: SELECT SUM(boss IS NULL) > 0 AND COUNT(DISTINCT boss) > 1 FROM person
-- holds: SELECT COUNT(DISTINCT parent) > 1 FROM node
