CREATE TABLE ruled (a int PRIMARY KEY, b text);
CREATE TABLE ruled_log (a int);
CREATE RULE log_it AS ON INSERT TO ruled DO ALSO INSERT INTO ruled_log VALUES (1);
CREATE TABLE secured (a int, owner text);
ALTER TABLE secured ENABLE ROW LEVEL SECURITY;
ALTER TABLE secured FORCE ROW LEVEL SECURITY;
CREATE POLICY nobody ON secured USING (false);
