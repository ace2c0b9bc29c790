CREATE EXTENSION hstore; CREATE EXTENSION ltree; CREATE EXTENSION citext; CREATE EXTENSION isn; CREATE EXTENSION cube; CREATE EXTENSION seg;
CREATE TABLE extended (a hstore, b ltree, c citext, d cube, e seg, f hstore[], g ltree UNIQUE, h citext CHECK (h <> 'x'));
-- holds: SELECT count(a) > 3 AND count(g) > 3 FROM extended
