-- SPDX-License-Identifier: Apache-2.0

-- case: primary key
CREATE TABLE t (a int NOT NULL);
-- change
ALTER TABLE t ADD PRIMARY KEY (a);

-- case: constraint renamed
CREATE TABLE t (a int PRIMARY KEY);
-- change
ALTER TABLE t RENAME CONSTRAINT t_pkey TO pk;

-- case: unique
CREATE TABLE t (a int, b int, CONSTRAINT u UNIQUE (a));
-- change
ALTER TABLE t DROP CONSTRAINT u;
ALTER TABLE t ADD CONSTRAINT u UNIQUE (a, b);

-- case: unique constraint becomes an index
CREATE TABLE t (a int, CONSTRAINT u UNIQUE (a));
-- change
ALTER TABLE t DROP CONSTRAINT u;
CREATE UNIQUE INDEX u ON t (a);

-- case: nulls not distinct
-- since 15
CREATE TABLE t (a int, CONSTRAINT u UNIQUE (a));
-- change
ALTER TABLE t DROP CONSTRAINT u;
ALTER TABLE t ADD CONSTRAINT u UNIQUE NULLS NOT DISTINCT (a);

-- case: unique deferrable
CREATE TABLE t (a int, CONSTRAINT u UNIQUE (a));
-- change
ALTER TABLE t DROP CONSTRAINT u;
ALTER TABLE t ADD CONSTRAINT u UNIQUE (a) DEFERRABLE;

-- case: unique include
CREATE TABLE t (a int, b int, CONSTRAINT u UNIQUE (a));
-- change
ALTER TABLE t DROP CONSTRAINT u;
ALTER TABLE t ADD CONSTRAINT u UNIQUE (a) INCLUDE (b);

-- case: unique fillfactor
CREATE TABLE t (a int, CONSTRAINT u UNIQUE (a));
-- change
ALTER INDEX u SET (fillfactor = 50);

-- case: check
CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0));
-- change
ALTER TABLE t DROP CONSTRAINT c;
ALTER TABLE t ADD CONSTRAINT c CHECK (a >= 0);

-- case: check not valid
CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0));
-- change
ALTER TABLE t DROP CONSTRAINT c;
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;

-- case: check validated
CREATE TABLE t (a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
-- change
ALTER TABLE t VALIDATE CONSTRAINT c;

-- case: check no inherit
CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0));
-- change
ALTER TABLE t DROP CONSTRAINT c;
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NO INHERIT;

-- case: constraint comment
CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0));
-- change
COMMENT ON CONSTRAINT c ON t IS 'x';

-- case: foreign key
CREATE TABLE p (a int PRIMARY KEY);
CREATE TABLE t (a int CONSTRAINT f REFERENCES p);
-- change
ALTER TABLE t DROP CONSTRAINT f;

-- case: foreign key action
CREATE TABLE p (a int PRIMARY KEY);
CREATE TABLE t (a int CONSTRAINT f REFERENCES p);
-- change
ALTER TABLE t DROP CONSTRAINT f;
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p ON DELETE CASCADE;

-- case: foreign key columns to set null
-- since 15
CREATE TABLE p (a int, b int, PRIMARY KEY (a, b));
CREATE TABLE t (a int, b int, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p ON DELETE SET NULL);
-- change
ALTER TABLE t DROP CONSTRAINT f;
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p ON DELETE SET NULL (b);

-- case: foreign key match full
CREATE TABLE p (a int, b int, PRIMARY KEY (a, b));
CREATE TABLE t (a int, b int, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p);
-- change
ALTER TABLE t DROP CONSTRAINT f;
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p MATCH FULL;

-- case: foreign key deferrable
CREATE TABLE p (a int PRIMARY KEY);
CREATE TABLE t (a int CONSTRAINT f REFERENCES p);
-- change
ALTER TABLE t ALTER CONSTRAINT f DEFERRABLE INITIALLY DEFERRED;

-- case: foreign key not valid
CREATE TABLE p (a int PRIMARY KEY);
CREATE TABLE t (a int CONSTRAINT f REFERENCES p);
-- change
ALTER TABLE t DROP CONSTRAINT f;
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p NOT VALID;

-- case: foreign key not enforced
-- since 18
CREATE TABLE p (a int PRIMARY KEY);
CREATE TABLE t (a int CONSTRAINT f REFERENCES p);
-- change
ALTER TABLE t ALTER CONSTRAINT f NOT ENFORCED;

-- case: foreign key triggers disabled
-- unseen by pg_dump
CREATE TABLE p (a int PRIMARY KEY);
CREATE TABLE t (a int CONSTRAINT f REFERENCES p);
-- change
ALTER TABLE t DISABLE TRIGGER ALL;

-- case: foreign key of a partitioned table
CREATE TABLE p (a int PRIMARY KEY);
CREATE TABLE t (a int) PARTITION BY LIST (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);
-- change
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p;

-- case: renamed column of a referenced table
CREATE TABLE p (a int PRIMARY KEY);
CREATE TABLE t (a int CONSTRAINT f REFERENCES p);
-- change
ALTER TABLE p RENAME COLUMN a TO b;

-- case: exclusion constraint
CREATE TABLE t (a int4range, CONSTRAINT e EXCLUDE USING gist (a WITH &&));
-- change
ALTER TABLE t DROP CONSTRAINT e;
ALTER TABLE t ADD CONSTRAINT e EXCLUDE USING gist (a WITH &&) WHERE (NOT isempty(a));

-- case: temporal key
-- since 18
CREATE TABLE t (a int4range, b daterange, CONSTRAINT e UNIQUE (a, b));
-- change
ALTER TABLE t DROP CONSTRAINT e;
ALTER TABLE t ADD CONSTRAINT e UNIQUE (a, b WITHOUT OVERLAPS);

-- case: constraints in another order
CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0) CONSTRAINT d CHECK (a < 9) CONSTRAINT u UNIQUE);
CREATE INDEX i ON t (a);
-- neutral
ALTER TABLE t DROP CONSTRAINT c, DROP CONSTRAINT u;
DROP INDEX i;
CREATE INDEX i ON t (a);
ALTER TABLE t ADD CONSTRAINT u UNIQUE (a), ADD CONSTRAINT c CHECK (a > 0);

-- case: check on the parent only
CREATE TABLE p (a int);
CREATE TABLE c () INHERITS (p);
ALTER TABLE c ADD CONSTRAINT k CHECK (a > 0);
-- change
ALTER TABLE p ADD CONSTRAINT k CHECK (a > 0);

-- case: check not enforced
-- since 18
CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0));
-- change
ALTER TABLE t DROP CONSTRAINT c;
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT ENFORCED;

-- case: foreign key enforced again
-- since 18
CREATE TABLE p (a int PRIMARY KEY);
CREATE TABLE t (a int CONSTRAINT f REFERENCES p);
-- neutral
ALTER TABLE t ALTER CONSTRAINT f NOT ENFORCED;
ALTER TABLE t ALTER CONSTRAINT f ENFORCED;

-- case: foreign key of a period
-- since 18
CREATE TABLE p (a int4range, b daterange, PRIMARY KEY (a, b WITHOUT OVERLAPS));
CREATE TABLE t (a int4range, b daterange);
-- change
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a, PERIOD b) REFERENCES p;

-- case: temporal keys added again
-- since 18
CREATE TABLE p (a int4range, b daterange, CONSTRAINT k PRIMARY KEY (a, b WITHOUT OVERLAPS));
CREATE TABLE t (a int4range, b daterange, CONSTRAINT f FOREIGN KEY (a, PERIOD b) REFERENCES p);
-- neutral
ALTER TABLE t DROP CONSTRAINT f;
ALTER TABLE p DROP CONSTRAINT k;
ALTER TABLE p ADD CONSTRAINT k PRIMARY KEY (a, b WITHOUT OVERLAPS);
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a, PERIOD b) REFERENCES p;

-- case: foreign key of a partitioned table not valid
-- since 18
CREATE TABLE p (a int PRIMARY KEY);
CREATE TABLE t (a int CONSTRAINT f REFERENCES p) PARTITION BY LIST (a);
-- change
ALTER TABLE t DROP CONSTRAINT f;
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p NOT VALID;

-- case: foreign key triggers disabled on the referenced table
-- unseen by pg_dump
CREATE TABLE p (a int PRIMARY KEY);
CREATE TABLE t (a int CONSTRAINT f REFERENCES p);
-- change
ALTER TABLE p DISABLE TRIGGER ALL;
