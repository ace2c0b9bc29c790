-- only: mysql 9
CREATE TABLE vectors (id int PRIMARY KEY, a vector(3) NOT NULL, b vector);
-- holds: SELECT COUNT(DISTINCT a) > 2 FROM vectors
