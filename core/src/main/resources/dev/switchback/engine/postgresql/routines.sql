-- SPDX-License-Identifier: Apache-2.0
-- Functions, procedures and aggregates: each row's unit is the OID of the routine.

-- query: functions and procedures, if @own(pg_proc)
SELECT p.oid, CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, '', p.oid::regprocedure::text, 0,
  pg_get_functiondef(p.oid) AS "definition",
  @role(p.proowner) AS "owner",
  @needs(pg_proc, p.oid) AS "depends on extension",
  @comment(pg_proc, p.oid) AS "comment"
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE p.prokind <> 'a' AND @ours(pg_proc, p.oid, n.nspname) AND @only(p.oid)
  -- The constructors of a range type belong to it.
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')

-- query: aggregates, if @own_aggregate()
SELECT p.oid, 'aggregate', '', p.oid::regprocedure::text, 0,
  pg_get_function_arguments(p.oid) AS "arguments",
  format_type(p.prorettype, NULL) AS "returns",
  CASE a.aggkind WHEN 'o' THEN 'ordered set' WHEN 'h' THEN 'hypothetical set' END AS "form",
  CASE p.proparallel WHEN 's' THEN 'SAFE' WHEN 'r' THEN 'RESTRICTED' END AS "parallel",
  a.aggtransfn::regprocedure AS "state function", format_type(a.aggtranstype, NULL) AS "state type",
  nullif(a.aggtransspace, 0) AS "state space", a.agginitval AS "initial condition",
  nullif(a.aggfinalfn::oid, 0)::regprocedure AS "final function", @yes(a.aggfinalextra) AS "final extra",
  a.aggfinalmodify AS "final modify", nullif(a.aggcombinefn::oid, 0)::regprocedure AS "combine function",
  nullif(a.aggserialfn::oid, 0)::regprocedure AS "serial function", nullif(a.aggdeserialfn::oid, 0)::regprocedure AS "deserial function",
  nullif(a.aggmtransfn::oid, 0)::regprocedure AS "moving state function",
  nullif(a.aggminvtransfn::oid, 0)::regprocedure AS "moving inverse function",
  nullif(a.aggmfinalfn::oid, 0)::regprocedure AS "moving final function", @yes(a.aggmfinalextra) AS "moving final extra",
  CASE WHEN a.aggmtransfn <> 0 THEN a.aggmfinalmodify END AS "moving final modify",
  CASE WHEN a.aggmtranstype <> 0 THEN format_type(a.aggmtranstype, NULL) END AS "moving state type",
  nullif(a.aggmtransspace, 0) AS "moving state space", a.aggminitval AS "moving initial condition",
  nullif(a.aggsortop::oid, 0)::regoperator AS "sort operator",
  @role(p.proowner) AS "owner",
  @needs(pg_proc, p.oid) AS "depends on extension",
  @comment(pg_proc, p.oid) AS "comment"
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_aggregate a ON a.aggfnoid = p.oid
WHERE @ours(pg_proc, p.oid, n.nspname) AND @only(p.oid)

-- query: grants on routines
@grants(SELECT p.oid AS unit, CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END AS kind,
    p.oid::regprocedure::text AS name, p.proacl AS acl, coalesce(i.initprivs, acldefault('f', p.proowner)) AS base, p.proowner AS owner
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    LEFT JOIN pg_init_privs i ON i.classoid = 'pg_proc'::regclass AND i.objoid = p.oid AND i.objsubid = 0
  WHERE p.proacl IS NOT NULL AND @granted_schema(n.nspname) AND @only(p.oid))
