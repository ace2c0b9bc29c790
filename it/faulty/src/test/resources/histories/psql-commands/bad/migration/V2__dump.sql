\restrict abcdef
CREATE TABLE dumped (id int);
\unrestrict abcdef
