-- SPDX-License-Identifier: Apache-2.0
-- Types and domains, but for composite types, which are relations: each row's unit is the OID of the type.

-- query: types, if @own_type()
SELECT t.oid, CASE t.typtype WHEN 'd' THEN 'domain' ELSE 'type' END, '', format('%I.%I', n.nspname, t.typname), 0,
  CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'r' THEN 'range' WHEN 'p' THEN 'shell' WHEN 'b' THEN 'base' END AS "form",
  (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid)
    AS "labels",
  CASE t.typtype WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS "type",
  (SELECT t.typcollation::regcollation::text FROM pg_type b
    WHERE b.oid = t.typbasetype AND b.typcollation <> t.typcollation) AS "collation",
  CASE WHEN t.typdefaultbin IS NOT NULL THEN pg_get_expr(t.typdefaultbin, 'pg_type'::regclass) ELSE t.typdefault END
    AS "default",
  CASE WHEN t.typnotnull THEN 'yes' END AS "not null",
  (SELECT quote_ident(k.conname) FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'n' -- 17+
      AND k.conname <> concat(t.typname, '_not_null')) AS "not null constraint",                   -- 17+
  (SELECT d.description FROM pg_constraint k JOIN pg_description d ON d.objoid = k.oid              -- 17+
      AND d.classoid = 'pg_constraint'::regclass                                                   -- 17+
    WHERE k.contypid = t.oid AND k.contype = 'n') AS "not null comment",                           -- 17+
  r.rngsubtype::regtype AS "subtype",
  CASE WHEN NOT o.opcdefault THEN format('%I.%I', m.nspname, o.opcname) END AS "subtype operator class",
  CASE WHEN r.rngcollation <> s.typcollation THEN r.rngcollation::regcollation END AS "range collation",
  nullif(r.rngcanonical::oid, 0)::regprocedure AS "canonical function",
  nullif(r.rngsubdiff::oid, 0)::regprocedure AS "difference function",
  format_type(r.rngmultitypid, NULL) AS "multirange",
  @role(t.typowner) AS "owner",
  @needs(pg_type, t.oid) AS "depends on extension",
  @comment(pg_type, t.oid) AS "comment"
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
  LEFT JOIN pg_range r ON r.rngtypid = t.oid LEFT JOIN pg_type s ON s.oid = r.rngsubtype
  LEFT JOIN pg_opclass o ON o.oid = r.rngsubopc LEFT JOIN pg_namespace m ON m.oid = o.opcnamespace
WHERE (t.typtype IN ('e', 'r', 'd', 'b') OR t.typtype = 'p' AND NOT t.typisdefined)
  AND NOT EXISTS (SELECT FROM pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid)
  AND @ours(pg_type, t.oid, n.nspname) AND @only(t.oid)

-- query: base types, if @own_type()
SELECT t.oid, 'base type', format('%I.%I', n.nspname, t.typname), 'representation', 0,
  t.typlen AS "length", CASE WHEN t.typbyval THEN 'by value' END AS "passed", t.typalign AS "alignment",
  t.typstorage AS "storage", t.typcategory AS "category", @yes(t.typispreferred) AS "preferred",
  t.typdelim AS "delimiter", CASE WHEN t.typelem <> 0 THEN format_type(t.typelem, NULL) END AS "element",
  @yes(t.typcollation <> 0) AS "collatable",
  t.typinput::oid::regprocedure AS "input", t.typoutput::oid::regprocedure AS "output",
  nullif(t.typreceive::oid, 0)::regprocedure AS "receive", nullif(t.typsend::oid, 0)::regprocedure AS "send",
  nullif(t.typmodin::oid, 0)::regprocedure AS "modifier input", nullif(t.typmodout::oid, 0)::regprocedure AS "modifier output",
  nullif(t.typanalyze::oid, 0)::regprocedure AS "analyze",
  nullif(t.typsubscript::oid, 0)::regprocedure AS "subscript"
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
WHERE t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid)
  AND @ours(pg_type, t.oid, n.nspname) AND @only(t.oid)

-- query: domain constraints, if EXISTS (SELECT FROM pg_constraint k WHERE k.contypid >= 16384)
SELECT t.oid, 'constraint', format('%I.%I', n.nspname, t.typname), quote_ident(k.conname), 0,
  pg_get_constraintdef(k.oid) AS "definition",
  @comment(pg_constraint, k.oid) AS "comment"
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace JOIN pg_constraint k ON k.contypid = t.oid
WHERE k.contype = 'c' AND @ours(pg_type, t.oid, n.nspname) AND @only(t.oid)

-- query: grants on types, if @granted(pg_type, typacl)
@grants(SELECT t.oid AS unit, CASE t.typtype WHEN 'd' THEN 'domain' ELSE 'type' END AS kind,
    format('%I.%I', n.nspname, t.typname) AS name, t.typacl AS acl,
    coalesce(i.initprivs, acldefault('T', t.typowner)) AS base, t.typowner AS owner
  FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    LEFT JOIN pg_init_privs i ON i.classoid = 'pg_type'::regclass AND i.objoid = t.oid AND i.objsubid = 0
  WHERE t.typacl IS NOT NULL AND t.typrelid = 0
    AND @granted_schema(n.nspname) AND @only(t.oid))
