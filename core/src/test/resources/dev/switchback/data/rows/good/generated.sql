CREATE TABLE computed (a int NOT NULL, b int, s int GENERATED ALWAYS AS (a + b) STORED, v text GENERATED ALWAYS AS ('x' || a) VIRTUAL,
  c text NOT NULL, l int NOT NULL GENERATED ALWAYS AS (length(c)) STORED CHECK (l > 2), q numeric GENERATED ALWAYS AS (100.0 / a) STORED);
-- holds: SELECT bool_and(a <> 0 AND length(c) > 2) FROM computed
