CREATE UNLOGGED TABLE quick (a int, b text);
CREATE TABLE stored (a text COLLATE "C", b text COMPRESSION pglz) WITH (fillfactor = 50);
