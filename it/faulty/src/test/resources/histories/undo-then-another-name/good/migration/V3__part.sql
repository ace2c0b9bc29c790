CREATE TABLE part_1 (id int);
SELECT nextval('parts');
