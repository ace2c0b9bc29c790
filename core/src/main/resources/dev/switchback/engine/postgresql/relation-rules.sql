-- SPDX-License-Identifier: Apache-2.0
-- What acts on a relation's rows, and who may use them: each row's unit is the OID of the relation.

-- query: triggers, if @own_trigger()
SELECT c.oid, 'trigger', format('%I.%I', n.nspname, c.relname), quote_ident(g.tgname), 0,
  pg_get_triggerdef(g.oid) AS "definition",
  @enabled(g.tgenabled) AS "enabled",
  CASE WHEN g.tgparentid <> 0 THEN 'yes' END AS "inherited",
  @needs(pg_trigger, g.oid) AS "depends on extension",
  @comment(pg_trigger, g.oid) AS "comment"
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_trigger g ON g.tgrelid = c.oid
  LEFT JOIN pg_trigger p ON p.oid = g.tgparentid
WHERE (NOT g.tgisinternal AND g.tgparentid = 0 OR g.tgenabled <> p.tgenabled)
  AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.oid = g.tgconstraint AND k.contype = 'f')
  AND @ours(pg_class, c.oid, n.nspname) AND @only(c.oid)

-- query: rules, if @own_rule()
SELECT c.oid, 'rule', format('%I.%I', n.nspname, c.relname), quote_ident(r.rulename), 0,
  pg_get_ruledef(r.oid) AS "definition",
  @enabled(r.ev_enabled) AS "enabled",
  @comment(pg_rewrite, r.oid) AS "comment"
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_rewrite r ON r.ev_class = c.oid
WHERE (r.rulename <> '_RETURN' OR r.ev_enabled <> 'O' OR c.relkind NOT IN ('v', 'm'))
  AND @ours(pg_class, c.oid, n.nspname) AND @only(c.oid)

-- query: policies, if @own(pg_policy)
-- A dump writes the policies of an extension's tables too.
SELECT c.oid, 'policy', format('%I.%I', n.nspname, c.relname), quote_ident(p.polname), 0,
  CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END
    AS "command",
  CASE WHEN NOT p.polpermissive THEN 'yes' END AS "restrictive",
  (SELECT string_agg(CASE o WHEN 0 THEN 'PUBLIC' ELSE @role(o) END, ', ' ORDER BY @role(o)) FROM unnest(p.polroles) o)
    AS "roles",
  pg_get_expr(p.polqual, p.polrelid) AS "using",
  pg_get_expr(p.polwithcheck, p.polrelid) AS "with check",
  @comment(pg_policy, p.oid) AS "comment"
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_policy p ON p.polrelid = c.oid
WHERE @own_schema(n.nspname) AND @only(c.oid)

-- query: extended statistics, if @own(pg_statistic_ext)
SELECT c.oid, 'statistics', format('%I.%I', n.nspname, c.relname), format('%I.%I', m.nspname, s.stxname), 0,
  pg_get_statisticsobjdef(s.oid) AS "definition",
  CASE WHEN s.stxstattarget >= 0 THEN s.stxstattarget END AS "statistics target",
  @role(s.stxowner) AS "owner",
  @comment(pg_statistic_ext, s.oid) AS "comment"
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_statistic_ext s ON s.stxrelid = c.oid
  JOIN pg_namespace m ON m.oid = s.stxnamespace
WHERE @ours(pg_statistic_ext, s.oid, m.nspname) AND @only(c.oid)

-- query: publication tables, if @own(pg_publication_rel)
SELECT c.oid, 'published table', quote_ident(p.pubname), format('%I.%I', n.nspname, c.relname), 0,
  (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname COLLATE "C") FROM pg_attribute a -- 15+
    WHERE a.attrelid = c.oid AND a.attnum = ANY (r.prattrs)) AS "columns",                            -- 15+
  pg_get_expr(r.prqual, r.prrelid) AS "rows",                                                         -- 15+
  'yes' AS "published"
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_publication_rel r ON r.prrelid = c.oid JOIN pg_publication p ON p.oid = r.prpubid
WHERE @ours(pg_class, c.oid, n.nspname) AND @only(c.oid)

-- query: grants on relations
@grants(SELECT c.oid AS unit, CASE c.relkind WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view' WHEN 'm' THEN
      'materialized view' WHEN 'f' THEN 'foreign table' ELSE 'table' END AS kind,
    format('%I.%I', n.nspname, c.relname) AS name, c.relacl AS acl,
    coalesce(i.initprivs, acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner)) AS base, c.relowner AS owner
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_init_privs i ON i.classoid = 'pg_class'::regclass AND i.objoid = c.oid AND i.objsubid = 0
  WHERE c.relacl IS NOT NULL AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND @granted_schema(n.nspname)
    AND @only(c.oid))

-- query: grants on columns
@grants(SELECT c.oid AS unit, 'column' AS kind, format('%I.%I.%I', n.nspname, c.relname, a.attname) AS name,
    a.attacl AS acl, i.initprivs AS base, c.relowner AS owner
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped
    LEFT JOIN pg_init_privs i ON i.classoid = 'pg_class'::regclass AND i.objoid = c.oid AND i.objsubid = a.attnum
  WHERE a.attacl IS NOT NULL AND @granted_schema(n.nspname) AND @only(c.oid))

-- query: grants on composite types, if @own_composite()
@grants(SELECT c.oid AS unit, 'type' AS kind, format('%I.%I', n.nspname, t.typname) AS name, t.typacl AS acl,
    coalesce(i.initprivs, acldefault('T', t.typowner)) AS base, t.typowner AS owner
  FROM pg_class c JOIN pg_type t ON t.oid = c.reltype JOIN pg_namespace n ON n.oid = t.typnamespace
    LEFT JOIN pg_init_privs i ON i.classoid = 'pg_type'::regclass AND i.objoid = t.oid AND i.objsubid = 0
  WHERE c.relkind = 'c' AND t.typacl IS NOT NULL AND @granted_schema(n.nspname) AND @only(c.oid))
