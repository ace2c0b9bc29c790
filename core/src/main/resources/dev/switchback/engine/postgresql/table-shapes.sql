-- One row per table asked for by name, with what is needed to fill it; nothing else is read.
SELECT n.nspname, c.relname, c.relkind::text AS kind,
  coalesce(pg_relation_size(c.oid), 0) = 0 AND c.relkind <> 'p' AS empty,
  c.relrowsecurity AND c.relforcerowsecurity AS forced,
  EXISTS (SELECT FROM pg_depend d
    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e') AS extension,
  CASE WHEN c.relispartition THEN pg_get_partition_constraintdef(c.oid) END AS bound,
  (SELECT json_agg(json_build_object(
      'name', a.attname, 'type', a.atttypid::text, 'typmod', a.atttypmod, 'sql', format_type(a.atttypid, a.atttypmod),
      'typname', t.typname, 'array', t.typcategory = 'A', 'notNull', a.attnotnull, 'identity', a.attidentity,
      'generated', a.attgenerated, 'default', pg_get_expr(d.adbin, d.adrelid)) ORDER BY a.attnum)
    FROM pg_attribute a
    JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
  (SELECT json_agg(json_build_object(
      'name', k.conname, 'type', k.contype,
      'expression', CASE WHEN k.contype = 'c' THEN pg_get_expr(k.conbin, k.conrelid) END,
      'schema', rn.nspname, 'table', rc.relname, 'full', k.confmatchtype = 'f',
      'columns', (SELECT json_agg(a.attname ORDER BY u.o) FROM unnest(k.conkey) WITH ORDINALITY u(n, o)
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n),
      'references', (SELECT json_agg(a.attname ORDER BY u.o) FROM unnest(k.confkey) WITH ORDINALITY u(n, o)
        JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n)) ORDER BY k.contype, k.conname)
    FROM pg_constraint k
    LEFT JOIN pg_class rc ON rc.oid = k.confrelid
    LEFT JOIN pg_namespace rn ON rn.oid = rc.relnamespace
    -- A foreign key to a partitioned table has a twin per partition of the parent, on the same child.
    WHERE k.conrelid = c.oid AND k.contype IN ('c', 'f') /*enforced*/
      AND NOT (k.contype = 'f' AND k.conparentid <> 0
        AND EXISTS (SELECT FROM pg_constraint p WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid))) AS constraints,
  (SELECT json_agg(json_build_object(
      'name', ic.relname, 'unique', i.indisunique, 'exclusion', i.indisexclusion, 'immediate', i.indimmediate,
      'columns', (SELECT json_agg(a.attname ORDER BY u.o)
        FROM unnest(string_to_array(i.indkey::text, ' ')::int2[]) WITH ORDINALITY u(n, o)
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.n WHERE u.o <= i.indnkeyatts),
      'expressions', pg_get_expr(i.indexprs, i.indrelid),
      'predicate', pg_get_expr(i.indpred, i.indrelid)) ORDER BY ic.relname)
    FROM pg_index i JOIN pg_class ic ON ic.oid = i.indexrelid
    WHERE i.indrelid = c.oid AND (i.indisunique OR i.indisexclusion OR i.indexprs IS NOT NULL)) AS indexes,
  CASE WHEN c.relhastriggers THEN (SELECT json_agg('trigger "' || g.tgname || '"' ORDER BY g.tgname)
    FROM pg_trigger g
    WHERE g.tgrelid = c.oid AND NOT g.tgisinternal AND g.tgenabled <> 'D' AND g.tgtype & 4 <> 0) END AS triggers,
  CASE WHEN c.relhasrules THEN (SELECT json_agg('rule "' || r.rulename || '"' ORDER BY r.rulename)
    FROM pg_rewrite r WHERE r.ev_class = c.oid AND r.ev_type = '3' AND r.ev_enabled <> 'D') END AS rules,
  c.relhasrules AND EXISTS (SELECT FROM pg_rewrite r WHERE r.ev_class = c.oid AND r.ev_type IN ('2', '3')) AS ruled,
  CASE WHEN c.relkind = 'p' THEN (SELECT json_agg(json_build_array(ln.nspname, l.relname) ORDER BY ln.nspname, l.relname)
    FROM pg_partition_tree(c.oid) pt JOIN pg_class l ON l.oid = pt.relid JOIN pg_namespace ln ON ln.oid = l.relnamespace
    WHERE l.relkind <> 'p') END AS leaves,
  CASE WHEN c.relispartition THEN (SELECT json_agg(json_build_array(an.nspname, a.relname) ORDER BY an.nspname, a.relname)
    FROM pg_partition_ancestors(c.oid) pa JOIN pg_class a ON a.oid = pa.relid JOIN pg_namespace an ON an.oid = a.relnamespace
    WHERE a.oid <> c.oid) END AS ancestors
FROM unnest(?::text[], ?::text[]) AS wanted(s, t)
JOIN pg_namespace n ON n.nspname = wanted.s
JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.t AND c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't'
