-- setup
CREATE TABLE ur (user_id int, role_id int);
INSERT INTO ur VALUES (1,1),(1,1),(1,2),(2,1);
-- migration
CREATE TABLE ur2 AS SELECT DISTINCT * FROM ur;
DROP TABLE ur;
ALTER TABLE ur2 RENAME TO ur;
ALTER TABLE ur ADD PRIMARY KEY (user_id, role_id);
