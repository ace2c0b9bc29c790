CREATE TABLE sizes (code text PRIMARY KEY CHECK (code IN ('S', 'M', 'L')));
CREATE TABLE yes_no (flag boolean PRIMARY KEY);
CREATE TABLE single (id int PRIMARY KEY CHECK (id = 1), name text NOT NULL);
-- rows: sizes=3
-- rows: yes_no=2
-- rows: single=1
