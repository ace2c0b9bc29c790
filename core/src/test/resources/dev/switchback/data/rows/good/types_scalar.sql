CREATE TABLE scalars (
  a smallint, b integer, c bigint, d numeric, e numeric(10,4), f numeric(3,3), g real, h double precision, i money,
  j boolean, k text, l varchar(5), m char(3), n varchar, o "char", p name, q bytea, r date, s time, t timetz,
  u timestamp, v timestamptz(3), w interval, x uuid, y json, z jsonb, aa xml, ab inet, ac cidr, ad macaddr, ae macaddr8,
  af bit(5), ag varbit(7), ah varbit, ai tsvector, aj tsquery, ak point, al line, am lseg, an box, ao path, ap polygon,
  aq circle, ar pg_lsn, as_ oid, at jsonpath, au char(36), av numeric(2,-2), aw bit, ax regclass, ay xid8, az pg_snapshot,
  ba numeric(3,5));
-- holds: SELECT bool_and(k IS NULL) = false AND bool_or(k IS NULL) AND bool_or(ba IS NULL) AND bool_or(ab IS NULL) FROM scalars
-- holds: SELECT bool_or(k = '') AND bool_or(length(k) >= 1000) AND bool_or(k ~ '^ ') AND bool_or(k = 'NULL') FROM scalars
-- holds: SELECT max(length(l)) = 5 AND max(length(m)) = 3 FROM scalars
-- holds: SELECT bool_or(scale(e) = 4 AND e % 0.001 <> 0) AND bool_or(e = 0) FROM scalars
-- holds: SELECT bool_or(v <> date_trunc('second', v)) AND bool_or(u <> date_trunc('second', u)) FROM scalars
-- holds: SELECT count(*) FILTER (WHERE (SELECT count(*) FROM scalars t WHERE t.e = s.e) > 1) > 0 FROM scalars s
