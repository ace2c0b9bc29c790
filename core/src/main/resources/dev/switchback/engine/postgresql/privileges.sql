-- SPDX-License-Identifier: Apache-2.0
-- Privileges on objects that are read as a whole: the unit is 0.

-- query: default privileges, if @own(pg_default_acl)
SELECT 0, 'default privileges', concat('role ', @role(d.defaclrole),
    (SELECT ' in schema ' || quote_ident(n.nspname) FROM pg_namespace n WHERE n.oid = d.defaclnamespace)),
  CASE d.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types'
    WHEN 'n' THEN 'schemas' WHEN 'L' THEN 'large objects' ELSE d.defaclobjtype::text END, 0,
  coalesce((SELECT string_agg(concat(a.privilege_type, CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' END, ' to ',
      CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE @role(a.grantee) END), ', '
      ORDER BY a.grantee, a.privilege_type) FROM aclexplode(d.defaclacl) a), 'none') AS "privileges"
FROM pg_default_acl d

-- query: grants on schemas
-- The schema public has its privileges from initdb; the others of pg_init_privs belong to the system or an extension.
@grants(SELECT 0 AS unit, 'schema' AS kind, quote_ident(n.nspname) AS name, n.nspacl AS acl,
    coalesce(i.initprivs, acldefault('n', n.nspowner)) AS base, n.nspowner AS owner
  FROM pg_namespace n LEFT JOIN pg_init_privs i ON i.classoid = 'pg_namespace'::regclass AND i.objoid = n.oid
    AND n.nspname <> 'public'
  WHERE n.nspacl IS NOT NULL AND @granted_schema(n.nspname))

-- query: grants on the database, if EXISTS (SELECT FROM pg_database d WHERE d.datname = current_database() AND d.datacl IS NOT NULL)
@grants(SELECT 0 AS unit, 'database' AS kind, '(this)' AS name, d.datacl AS acl, acldefault('d', d.datdba) AS base, d.datdba AS owner
  FROM pg_database d WHERE d.datname = current_database() AND d.datacl IS NOT NULL)

-- query: grants on languages, if @granted(pg_language, lanacl)
@grants(SELECT 0 AS unit, 'language' AS kind, quote_ident(l.lanname) AS name, l.lanacl AS acl,
    coalesce(i.initprivs, acldefault('l', l.lanowner)) AS base, l.lanowner AS owner
  FROM pg_language l LEFT JOIN pg_init_privs i ON i.classoid = 'pg_language'::regclass AND i.objoid = l.oid
  WHERE l.lanacl IS NOT NULL)

-- query: grants on foreign data wrappers, if @own(pg_foreign_data_wrapper)
@grants(SELECT 0 AS unit, 'foreign data wrapper' AS kind, quote_ident(f.fdwname) AS name, f.fdwacl AS acl,
    coalesce(i.initprivs, acldefault('F', f.fdwowner)) AS base, f.fdwowner AS owner
  FROM pg_foreign_data_wrapper f
    LEFT JOIN pg_init_privs i ON i.classoid = 'pg_foreign_data_wrapper'::regclass AND i.objoid = f.oid
  WHERE f.fdwacl IS NOT NULL)

-- query: grants on servers, if @own(pg_foreign_server)
@grants(SELECT 0 AS unit, 'server' AS kind, quote_ident(s.srvname) AS name, s.srvacl AS acl,
    acldefault('S', s.srvowner) AS base, s.srvowner AS owner
  FROM pg_foreign_server s WHERE s.srvacl IS NOT NULL)
