-- SPDX-License-Identifier: Apache-2.0
-- Operators and their classes, casts, transforms, collations, conversions. Read as a whole: the unit is 0.

-- query: operators, if @own(pg_operator)
SELECT 0, 'operator', '', o.oid::regoperator::text, 0,
  nullif(o.oprcode::oid, 0)::regprocedure AS "function", nullif(o.oprcom::oid, 0)::regoperator AS "commutator",
  nullif(o.oprnegate::oid, 0)::regoperator AS "negator", nullif(o.oprrest::oid, 0)::regprocedure AS "restrict",
  nullif(o.oprjoin::oid, 0)::regprocedure AS "join", @yes(o.oprcanhash) AS "hashes",
  @yes(o.oprcanmerge) AS "merges",
  @role(o.oprowner) AS "owner",
  @comment(pg_operator, o.oid) AS "comment"
FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace
WHERE o.oid >= 16384 AND o.oprcode <> 0 AND @ours(pg_operator, o.oid, n.nspname)

-- query: operator families, if @own(pg_opfamily)
SELECT 0, 'operator family', '', format('%I.%I USING %I', n.nspname, f.opfname, a.amname), 0,
  (SELECT string_agg(format('%s %s%s', m.amopstrategy, m.amopopr::regoperator,
      (SELECT ' FOR ORDER BY ' || format('%I.%I', s.nspname, b.opfname) FROM pg_opfamily b
         JOIN pg_namespace s ON s.oid = b.opfnamespace WHERE b.oid = m.amopsortfamily)), ', '
      ORDER BY m.amopstrategy, m.amopopr::regoperator::text COLLATE "C") FROM pg_amop m WHERE m.amopfamily = f.oid) AS "operators",
  (SELECT string_agg(format('%s (%s, %s) %s', m.amprocnum, format_type(m.amproclefttype, NULL),
      format_type(m.amprocrighttype, NULL), m.amproc::oid::regprocedure), ', '
      ORDER BY m.amprocnum, m.amproc::oid::regprocedure::text COLLATE "C", m.amproclefttype, m.amprocrighttype) FROM pg_amproc m WHERE m.amprocfamily = f.oid) AS "functions",
  @role(f.opfowner) AS "owner",
  @comment(pg_opfamily, f.oid) AS "comment"
FROM pg_opfamily f JOIN pg_namespace n ON n.oid = f.opfnamespace JOIN pg_am a ON a.oid = f.opfmethod
WHERE f.oid >= 16384 AND @ours(pg_opfamily, f.oid, n.nspname)

-- query: operator classes, if @own(pg_opclass)
SELECT 0, 'operator class', '', format('%I.%I USING %I', n.nspname, c.opcname, a.amname), 0,
  format_type(c.opcintype, NULL) AS "type", @yes(c.opcdefault) AS "default",
  (SELECT format('%I.%I', m.nspname, f.opfname) FROM pg_opfamily f JOIN pg_namespace m ON m.oid = f.opfnamespace
    WHERE f.oid = c.opcfamily) AS "family",
  CASE WHEN c.opckeytype <> 0 THEN format_type(c.opckeytype, NULL) END AS "storage",
  (SELECT string_agg(m.amopstrategy || ' ' || m.amopopr::regoperator, ', ' ORDER BY m.amopstrategy, m.amopopr)
    FROM pg_depend d JOIN pg_amop m ON m.oid = d.objid
    WHERE d.classid = 'pg_amop'::regclass AND d.refclassid = 'pg_opclass'::regclass AND d.refobjid = c.oid) AS "operators",
  (SELECT string_agg(m.amprocnum || ' ' || m.amproc::oid::regprocedure, ', ' ORDER BY m.amprocnum, m.amproc::oid)
    FROM pg_depend d JOIN pg_amproc m ON m.oid = d.objid
    WHERE d.classid = 'pg_amproc'::regclass AND d.refclassid = 'pg_opclass'::regclass AND d.refobjid = c.oid) AS "functions",
  @role(c.opcowner) AS "owner",
  @comment(pg_opclass, c.oid) AS "comment"
FROM pg_opclass c JOIN pg_namespace n ON n.oid = c.opcnamespace JOIN pg_am a ON a.oid = c.opcmethod
WHERE c.oid >= 16384 AND @ours(pg_opclass, c.oid, n.nspname)

-- query: casts, if @own(pg_cast)
SELECT 0, 'cast', '', format('(%s AS %s)', format_type(c.castsource, NULL), format_type(c.casttarget, NULL)), 0,
  CASE c.castmethod WHEN 'f' THEN nullif(c.castfunc::oid, 0)::regprocedure::text WHEN 'i' THEN 'through input and output'
    ELSE 'without function' END AS "function",
  CASE c.castcontext WHEN 'a' THEN 'assignment' WHEN 'i' THEN 'implicit' END AS "applied",
  @comment(pg_cast, c.oid) AS "comment"
FROM pg_cast c WHERE c.oid >= 16384 AND NOT @member(pg_cast, c.oid)
  -- The casts between a range type and its multirange type belong to them.
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid AND d.deptype = 'i')

-- query: transforms, if @own(pg_transform)
SELECT 0, 'transform', '', format('FOR %s LANGUAGE %I', format_type(t.trftype, NULL), l.lanname), 0,
  nullif(t.trffromsql::oid, 0)::regprocedure AS "from SQL", nullif(t.trftosql::oid, 0)::regprocedure AS "to SQL",
  @comment(pg_transform, t.oid) AS "comment"
FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang WHERE NOT @member(pg_transform, t.oid)

-- query: collations, if @own(pg_collation)
SELECT 0, 'collation', '', format('%I.%I', n.nspname, c.collname), 0,
  c.collprovider AS "provider", @no(c.collisdeterministic) AS "deterministic",
  c.collcollate AS "collate", c.collctype AS "character type",
  c.colliculocale AS "locale", -- 15-16
  c.colllocale AS "locale",    -- 17+
  c.collicurules AS "rules",   -- 16+
  @role(c.collowner) AS "owner",
  @comment(pg_collation, c.oid) AS "comment"
FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
WHERE c.oid >= 16384 AND @ours(pg_collation, c.oid, n.nspname)

-- query: conversions, if @own(pg_conversion)
SELECT 0, 'conversion', '', format('%I.%I', n.nspname, c.conname), 0,
  pg_encoding_to_char(c.conforencoding) AS "from", pg_encoding_to_char(c.contoencoding) AS "to",
  c.conproc::oid::regprocedure AS "function", @yes(c.condefault) AS "default",
  @role(c.conowner) AS "owner",
  @comment(pg_conversion, c.oid) AS "comment"
FROM pg_conversion c JOIN pg_namespace n ON n.oid = c.connamespace
WHERE c.oid >= 16384 AND @ours(pg_conversion, c.oid, n.nspname)
