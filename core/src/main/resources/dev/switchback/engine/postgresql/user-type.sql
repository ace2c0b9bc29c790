-- One type that is not built in, with what it is built from.
SELECT t.oid::text, t.typname, t.typtype::text AS typtype, t.typcategory = 'A' AS array, t.typelem::text AS element,
  t.typbasetype::text AS base, t.typtypmod AS typmod, t.typnotnull AS "notNull",
  bt.typname AS basename, format_type(t.typbasetype, t.typtypmod) AS basesql, et.typname AS elementname,
  (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid) AS labels,
  (SELECT json_agg(json_build_object('name', k.conname, 'expression', pg_get_expr(k.conbin, 0)) ORDER BY k.conname)
    FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c') AS checks,
  (SELECT json_agg(json_build_object('name', a.attname, 'type', a.atttypid::text, 'typmod', a.atttypmod,
      'sql', format_type(a.atttypid, a.atttypmod), 'typname', at.typname, 'array', at.typcategory = 'A') ORDER BY a.attnum)
    FROM pg_attribute a JOIN pg_type at ON at.oid = a.atttypid
    WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) AS fields,
  (SELECT json_build_object('type', r.rngsubtype::text, 'typmod', -1, 'sql', format_type(r.rngsubtype, NULL),
      'typname', st.typname, 'array', st.typcategory = 'A')
    FROM pg_range r JOIN pg_type st ON st.oid = r.rngsubtype
    WHERE t.oid = r.rngtypid OR t.oid = r.rngmultitypid) AS bound
FROM pg_type t
LEFT JOIN pg_type bt ON bt.oid = t.typbasetype
LEFT JOIN pg_type et ON et.oid = t.typelem
WHERE t.oid = ?::text::oid
