CREATE TABLE whole (a int, b text, CHECK (a > 3 AND tableoid > 0), CHECK (whole IS NOT NULL OR true));
CREATE TABLE constant (a int, CHECK (1 = 1));
