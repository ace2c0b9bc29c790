CREATE TABLE nothing ();
CREATE TABLE only_computed (a int GENERATED ALWAYS AS (1 + 1) STORED);
