-- What the planner knows of the tables: never a table itself is read, and of what pg_statistic holds no value.
-- A partition is part of the table that it is a partition of, for its name comes and goes.

-- macro: live
SELECT c.oid, c.relname, c.relkind, c.reltuples, c.relpages, c.reltoastrelid, c.relrowsecurity,
  CASE WHEN c.relispartition THEN pg_partition_root(c.oid)::oid ELSE c.oid END AS root
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND c.oid >= 16384 AND c.relpersistence <> 't'
  AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'switchback')
  AND NOT EXISTS (SELECT FROM pg_depend d
    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')

-- The functions lock the table against being dropped meanwhile, and wait where somebody rewrites it.
-- macro: exact table size
coalesce(pg_table_size(c.oid), 0)

-- macro: noted table size
(c.relpages::int8 + coalesce((SELECT t.relpages FROM pg_class t WHERE t.oid = c.reltoastrelid), 0))
  * current_setting('block_size')::int8

-- Whether there is anything in the table itself: one without a row may have a page of an index for large values.
-- macro: exact presence
coalesce(pg_relation_size(c.oid), 0) > 0

-- Nobody has looked: -1 says so from version 14 on, before that a table that was found empty looks the same.
-- macro: noted presence
c.reltuples < 0 -- 14+
true -- 12-13

-- macro: exact index size
coalesce(pg_relation_size(x.oid), 0)

-- macro: noted index size
x.relpages::int8 * current_setting('block_size')::int8

-- The view shows the columns that the account may read; the table below it can be granted column by column, without values.
-- macro: shown statistics
SELECT c.oid AS relid, a.attname, s.inherited, s.null_frac, s.avg_width, s.n_distinct, s.most_common_freqs AS freqs, s.correlation
FROM pg_stats s
JOIN pg_namespace n ON n.nspname = s.schemaname
JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = s.tablename
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = s.attname

-- macro: stored statistics
SELECT s.starelid AS relid, a.attname, s.stainherit AS inherited, s.stanullfrac AS null_frac, s.stawidth AS avg_width,
  s.stadistinct AS n_distinct,
  CASE 1 WHEN s.stakind1 THEN s.stanumbers1 WHEN s.stakind2 THEN s.stanumbers2 WHEN s.stakind3 THEN s.stanumbers3
    WHEN s.stakind4 THEN s.stanumbers4 WHEN s.stakind5 THEN s.stanumbers5 END AS freqs,
  CASE 3 WHEN s.stakind1 THEN s.stanumbers1[1] WHEN s.stakind2 THEN s.stanumbers2[1] WHEN s.stakind3 THEN s.stanumbers3[1]
    WHEN s.stakind4 THEN s.stanumbers4[1] WHEN s.stakind5 THEN s.stanumbers5[1] END AS correlation
FROM pg_statistic s
JOIN pg_attribute a ON a.attrelid = s.starelid AND a.attnum = s.staattnum AND NOT a.attisdropped

-- query: may see stored statistics
SELECT bool_and(has_column_privilege('pg_catalog.pg_statistic', name, 'SELECT'))
FROM unnest(string_to_array('starelid staattnum stainherit stanullfrac stawidth stadistinct stakind1 stakind2 stakind3'
  || ' stakind4 stakind5 stanumbers1 stanumbers2 stanumbers3 stanumbers4 stanumbers5', ' ')) AS name

-- Counted rows stand in where nobody has analyzed any: they are lost in a crash, and rows of a session that runs ANALYZE itself
-- are counted twice.
-- query: tables
SELECT n.nspname, r.relname,
  coalesce(round(sum(CASE WHEN c.reltuples > 0 THEN c.reltuples::float8 ELSE pg_stat_get_live_tuples(c.oid)::float8 END)
    FILTER (WHERE c.relkind = 'r'))::int8, 0) AS rows,
  sum({table size})::int8 AS bytes,
  bool_or(c.relkind = 'r' AND (c.reltuples < 0 OR c.reltuples = 0 AND c.relpages = 0) AND {presence}) AS unanalyzed,
  bool_and(has_any_column_privilege(c.oid, 'SELECT') AND NOT (c.relrowsecurity AND row_security_active(c.oid))) AS readable
FROM ({live}) c JOIN pg_class r ON r.oid = c.root JOIN pg_namespace n ON n.oid = r.relnamespace
GROUP BY n.nspname, r.relname
ORDER BY n.nspname, r.relname

-- query: indexes
SELECT n.nspname, r.relname, rx.relname, sum({index size})::int8
FROM ({live}) c
JOIN pg_index i ON i.indrelid = c.oid
JOIN pg_class x ON x.oid = i.indexrelid AND x.relkind = 'i'
JOIN pg_class rx ON rx.oid = CASE WHEN x.relispartition THEN pg_partition_root(x.oid)::oid ELSE x.oid END
JOIN pg_class r ON r.oid = c.root
JOIN pg_namespace n ON n.oid = r.relnamespace
GROUP BY n.nspname, r.relname, rx.relname
ORDER BY n.nspname, r.relname, rx.relname

-- Autovacuum analyzes partitions and never the partitioned table: what is known of the partitions stands in, without what they
-- cannot tell of the whole. https://www.postgresql.org/docs/18/routine-vacuuming.html#VACUUM-FOR-STATISTICS
-- query: columns
WITH c AS MATERIALIZED ({live}), s AS MATERIALIZED ({statistics})
SELECT n.nspname, r.relname, s.attname, s.null_frac::float8, s.avg_width::float8, s.n_distinct::float8, s.correlation::float8,
  array_to_string(s.freqs[1:{most common}], ' ')
FROM s JOIN c r ON r.oid = s.relid AND r.root = r.oid AND s.inherited = (r.relkind = 'p')
JOIN pg_class t ON t.oid = r.oid JOIN pg_namespace n ON n.oid = t.relnamespace
UNION ALL
SELECT n.nspname, r.relname, s.attname, sum(s.null_frac * c.reltuples) / sum(c.reltuples),
  sum(s.avg_width * c.reltuples) / sum(c.reltuples),
  CASE WHEN max(s.n_distinct) < 0 THEN sum(s.n_distinct * c.reltuples) / sum(c.reltuples) END, NULL, NULL
FROM s JOIN c ON c.oid = s.relid AND c.root <> c.oid AND NOT s.inherited AND c.reltuples > 0
JOIN pg_class r ON r.oid = c.root JOIN pg_namespace n ON n.oid = r.relnamespace
WHERE NOT EXISTS (SELECT FROM s whole WHERE whole.relid = c.root AND whole.inherited)
GROUP BY n.nspname, r.relname, s.attname
ORDER BY 1, 2, 3
