CREATE TABLE dumped (id int);
