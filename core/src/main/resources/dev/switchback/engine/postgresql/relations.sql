-- SPDX-License-Identifier: Apache-2.0
-- Relations, and what belongs to one: each row's unit is the OID of the relation.
-- How to read these files is described in CatalogSql.

-- query: tables and views
SELECT c.oid, CASE c.relkind WHEN 'f' THEN 'foreign table' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
              ELSE 'table' END, '', format('%I.%I', n.nspname, c.relname), 0,
  @role(c.relowner) AS "owner",
  CASE c.relpersistence WHEN 'u' THEN 'unlogged' END AS "persistence",
  CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END AS "of type",
  CASE c.relkind WHEN 'p' THEN pg_get_partkeydef(c.oid) END AS "partitioned by",
  (SELECT string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno)
     FROM pg_inherits i WHERE i.inhrelid = c.oid AND NOT c.relispartition) AS "inherits",
  (SELECT i.inhparent::regclass::text FROM pg_inherits i WHERE i.inhrelid = c.oid AND c.relispartition) AS "partition of",
  CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS "partition bound",
  CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END AS "definition",
  nullif(concat_ws(', ',
    (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(c.reloptions) o),
    (SELECT string_agg('toast.' || o, ', ' ORDER BY o COLLATE "C") FROM pg_class t, unnest(t.reloptions) o
      WHERE t.oid = c.reltoastrelid)), '') AS "storage parameters",
  (SELECT quote_ident(s.spcname) FROM pg_tablespace s WHERE s.oid = c.reltablespace) AS "tablespace",
  -- Of a partitioned table it is what new partitions get, and none unless one was given (17).
  (SELECT quote_ident(a.amname) FROM pg_am a WHERE a.oid = c.relam AND (a.amname <> 'heap' OR c.relkind = 'p'))
    AS "access method",
  CASE c.relreplident WHEN 'n' THEN 'NOTHING' WHEN 'f' THEN 'FULL' WHEN 'i' THEN
    (SELECT 'USING INDEX ' || quote_ident(x.relname) FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
      WHERE i.indrelid = c.oid AND i.indisreplident) END AS "replica identity",
  (SELECT quote_ident(x.relname) FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
    WHERE i.indrelid = c.oid AND i.indisclustered) AS "clustered on",
  CASE WHEN c.relrowsecurity THEN 'enabled' END AS "row security",
  CASE WHEN c.relforcerowsecurity THEN 'forced' END AS "row security of the owner",
  (SELECT quote_ident(s.srvname) FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver
    WHERE f.ftrelid = c.oid) AS "server",
  (SELECT @options(f.ftoptions) FROM pg_foreign_table f WHERE f.ftrelid = c.oid) AS "options",
  @needs(pg_class, c.oid) AS "depends on extension",
  @comment(pg_class, c.oid) AS "comment"
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND @ours(pg_class, c.oid, n.nspname) AND @only(c.oid)

-- query: composite types, if @own_composite()
SELECT c.oid, 'type', '', format('%I.%I', n.nspname, c.relname), 0,
  'composite' AS "form",
  @role(t.typowner) AS "owner",
  @needs(pg_type, t.oid) AS "depends on extension",
  @comment(pg_type, t.oid) AS "comment"
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_type t ON t.oid = c.reltype
WHERE c.relkind = 'c' AND @ours(pg_type, t.oid, n.nspname) AND @only(c.oid)

-- query: columns
SELECT c.oid, CASE c.relkind WHEN 'c' THEN 'attribute' ELSE 'column' END, format('%I.%I', n.nspname, c.relname),
  quote_ident(a.attname), a.attnum,
  CASE WHEN c.relkind NOT IN ('v', 'm') THEN format_type(a.atttypid, a.atttypmod) END AS "type",
  CASE WHEN a.attcollation <> t.typcollation AND c.relkind NOT IN ('v', 'm') THEN a.attcollation::regcollation::text END
    AS "collation",
  CASE WHEN a.attnotnull THEN 'yes' END AS "not null",
  CASE WHEN k.conname <> concat(c.relname, '_', a.attname, '_not_null') THEN quote_ident(k.conname) END      -- 18+
    AS "not null constraint",                                                                                -- 18+
  nullif(concat_ws(' ', CASE WHEN k.connoinherit THEN 'NO INHERIT' END,                                      -- 18+
    CASE WHEN NOT k.convalidated THEN 'NOT VALID' END,                                                       -- 18+
    CASE WHEN NOT k.conislocal AND NOT c.relispartition THEN 'inherited' END), '') AS "not null form",       -- 18+
  (SELECT d.description FROM pg_description d WHERE d.objoid = k.oid                                         -- 18+
      AND d.classoid = 'pg_constraint'::regclass) AS "not null comment",                                     -- 18+
  CASE a.attgenerated WHEN '' THEN pg_get_expr(f.adbin, f.adrelid) END AS "default",
  CASE a.attgenerated WHEN 's' THEN pg_get_expr(f.adbin, f.adrelid) || ' STORED'
    WHEN 'v' THEN pg_get_expr(f.adbin, f.adrelid) || ' VIRTUAL' END AS "generated",
  CASE a.attidentity WHEN 'a' THEN 'ALWAYS' WHEN 'd' THEN 'BY DEFAULT' END AS "identity",
  CASE WHEN a.attstorage <> t.typstorage AND c.relkind <> 'v' THEN CASE a.attstorage WHEN 'p' THEN 'PLAIN'
    WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' WHEN 'x' THEN 'EXTENDED' END END AS "storage",
  CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS "compression",
  CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END AS "statistics target",
  (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(a.attoptions) o) AS "options",
  @options(a.attfdwoptions) AS "foreign options",
  CASE WHEN NOT a.attislocal AND NOT c.relispartition THEN 'yes' END AS "inherited",
  (SELECT d.description FROM pg_description d WHERE d.classoid = 'pg_class'::regclass AND d.objoid = c.oid
      AND d.objsubid = a.attnum) AS "comment"
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_attrdef f ON f.adrelid = c.oid AND f.adnum = a.attnum
  LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'n' AND k.conkey[1] = a.attnum             -- 18+
WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c') AND @ours(pg_class, c.oid, n.nspname) AND @only(c.oid)
  AND NOT (c.relkind = 'c' AND @member(pg_type, c.reltype))

-- query: constraints
SELECT c.oid, 'constraint', format('%I.%I', n.nspname, c.relname), quote_ident(k.conname), 0,
  pg_get_constraintdef(k.oid) AS "definition",
  CASE WHEN k.contype = 'c' AND NOT k.conislocal AND NOT c.relispartition THEN 'yes' END AS "inherited",
  -- The index of a foreign key is the other table's.
  CASE WHEN k.contype <> 'f' THEN @attached(k.conindid) END AS "attached to",
  (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM pg_class x, unnest(x.reloptions) o
    WHERE x.oid = k.conindid AND k.contype IN ('p', 'u', 'x')) AS "storage parameters",
  (SELECT quote_ident(s.spcname) FROM pg_class x JOIN pg_tablespace s ON s.oid = x.reltablespace
    WHERE x.oid = k.conindid AND k.contype IN ('p', 'u', 'x')) AS "tablespace",
  (SELECT 'disabled' FROM pg_trigger g WHERE g.tgconstraint = k.oid AND k.contype = 'f' AND g.tgisinternal
      AND g.tgenabled = 'D' LIMIT 1) AS "triggers",
  CASE WHEN k.contype <> 'f' THEN @needs(pg_class, k.conindid) END AS "depends on extension",
  @comment(pg_constraint, k.oid) AS "comment",
  (SELECT d.description FROM pg_description d WHERE d.classoid = 'pg_class'::regclass AND d.objoid = k.conindid
      AND d.objsubid = 0 AND k.contype IN ('p', 'u', 'x')) AS "comment of the index"
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_constraint k ON k.conrelid = c.oid
WHERE k.contype IN ('c', 'f', 'p', 'u', 'x') AND (k.contype <> 'f' OR k.conparentid = 0)
  AND @ours(pg_class, c.oid, n.nspname) AND @only(c.oid)

-- query: indexes
SELECT c.oid, 'index', format('%I.%I', n.nspname, c.relname), quote_ident(x.relname), 0,
  pg_get_indexdef(x.oid) AS "definition",
  CASE WHEN NOT i.indisvalid AND x.relkind = 'i' THEN 'no' END AS "valid",
  @attached(x.oid) AS "attached to",
  (SELECT quote_ident(s.spcname) FROM pg_tablespace s WHERE s.oid = x.reltablespace) AS "tablespace",
  (SELECT string_agg(a.attnum || ': ' || a.attstattarget, ', ' ORDER BY a.attnum) FROM pg_attribute a
    WHERE a.attrelid = x.oid AND a.attstattarget >= 0) AS "statistics targets",
  @needs(pg_class, x.oid) AS "depends on extension",
  @comment(pg_class, x.oid) AS "comment"
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_index i ON i.indrelid = c.oid JOIN pg_class x ON x.oid = i.indexrelid
WHERE c.relkind IN ('r', 'p', 'm') AND @ours(pg_class, c.oid, n.nspname) AND @only(c.oid)
  AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.conindid = x.oid AND k.contype IN ('p', 'u', 'x'))

-- query: sequences, if EXISTS (SELECT FROM pg_sequence)
SELECT c.oid, 'sequence', '', format('%I.%I', n.nspname, c.relname), 0,
  @role(c.relowner) AS "owner",
  CASE c.relpersistence WHEN 'u' THEN 'unlogged' END AS "persistence",
  format_type(s.seqtypid, NULL) AS "type", s.seqstart AS "start", s.seqincrement AS "increment",
  s.seqmin AS "minimum", s.seqmax AS "maximum", s.seqcache AS "cache",
  CASE WHEN s.seqcycle THEN 'yes' END AS "cycle",
  (SELECT concat(d.refobjid::regclass, '.', quote_ident(a.attname)) FROM pg_depend d
      JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
      AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')) AS "owned by",
  (SELECT 'yes' FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
      AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'i') AS "identity",
  @needs(pg_class, c.oid) AS "depends on extension",
  @comment(pg_class, c.oid) AS "comment"
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_sequence s ON s.seqrelid = c.oid
WHERE c.relkind = 'S' AND @ours(pg_class, c.oid, n.nspname) AND @only(c.oid)
