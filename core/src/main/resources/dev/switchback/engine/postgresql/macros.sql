-- SPDX-License-Identifier: Apache-2.0
-- What the catalog queries say again and again; $1, $2, … are the arguments. Their own aliases end with an underscore, so
-- that they hide none of the query's.

-- macro: own
-- Whether a catalog has a row that the system has not brought along: without, most queries have nothing to read, and need not
-- be planned, which takes most of their time. What OIDs below 16384 have stays where the system has put it.
EXISTS (SELECT FROM $1 own_ WHERE own_.oid >= 16384)

-- macro: own_type
EXISTS (SELECT FROM pg_type own_ WHERE own_.oid >= 16384 AND own_.typrelid = 0
  AND NOT EXISTS (SELECT FROM pg_type of_ WHERE of_.oid = own_.typelem AND of_.typarray = own_.oid))

-- macro: own_composite
EXISTS (SELECT FROM pg_class own_ WHERE own_.relkind = 'c' AND own_.oid >= 16384)

-- macro: own_aggregate
EXISTS (SELECT FROM pg_aggregate own_ WHERE own_.aggfnoid::oid >= 16384)

-- macro: own_trigger
-- One of the system's on a partition may have been disabled there alone.
EXISTS (SELECT FROM pg_trigger own_ WHERE NOT own_.tgisinternal OR own_.tgparentid <> 0)

-- macro: own_rule
EXISTS (SELECT FROM pg_rewrite own_ WHERE own_.oid >= 16384
  AND (own_.rulename <> '_RETURN' OR own_.ev_enabled <> 'O' OR own_.ev_type <> '1'))

-- macro: labels
(EXISTS (SELECT FROM pg_seclabel) OR EXISTS (SELECT FROM pg_shseclabel))

-- macro: granted
EXISTS (SELECT FROM $1 own_ WHERE own_.$2 IS NOT NULL)

-- macro: ours
-- A user's object: in a user's schema, and no member of an extension, whose members come with it.
$3 !~ '^pg_' AND $3 NOT IN ('information_schema', 'switchback') AND NOT @member($1, $2)

-- macro: own_schema
$1 !~ '^pg_' AND $1 NOT IN ('information_schema', 'switchback')

-- macro: granted_schema
-- A dump writes the privileges on the system's and on an extension's objects where somebody changed them.
$1 !~ '^pg_(toast|temp)' AND $1 NOT IN ('information_schema', 'switchback')

-- macro: member
EXISTS (SELECT FROM pg_depend dep_ WHERE dep_.classid = '$1'::regclass AND dep_.objid = $2 AND dep_.deptype = 'e')

-- macro: needs
(SELECT string_agg(quote_ident(ext_.extname), ', ' ORDER BY ext_.extname COLLATE "C") FROM pg_depend dep_
   JOIN pg_extension ext_ ON ext_.oid = dep_.refobjid
 WHERE dep_.classid = '$1'::regclass AND dep_.objid = $2 AND dep_.refclassid = 'pg_extension'::regclass
   AND dep_.deptype = 'x')

-- macro: comment
(SELECT des_.description FROM pg_description des_
 WHERE des_.classoid = '$1'::regclass AND des_.objoid = $2 AND des_.objsubid = 0)

-- macro: role
quote_ident(pg_get_userbyid($1))

-- macro: yes
CASE WHEN $1 THEN 'yes' END

-- macro: no
CASE WHEN NOT ($1) THEN 'no' END

-- macro: enabled
CASE $1 WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'on replicas' WHEN 'A' THEN 'always' END

-- macro: attached
(SELECT inh_.inhparent::regclass::text FROM pg_inherits inh_ WHERE inh_.inhrelid = $1)

-- macro: options
-- Options may hold a password, which nobody is to see; that it changed must be seen.
(SELECT string_agg(CASE WHEN split_part(opt_, '=', 1) ~* 'pass|secret'
    THEN concat(split_part(opt_, '=', 1), '=(hidden, hash ', left(md5(opt_), 8), ')') ELSE opt_ END, ', '
    ORDER BY opt_ COLLATE "C")
 FROM unnest($1) opt_)

-- macro: grants
-- Who holds other privileges than an object of the kind has from the start; a dump writes the same difference.
SELECT o.unit, 'grant', concat(o.kind, ' ', o.name), concat(CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE @role(g.grantee) END,
    CASE WHEN g.grantor <> o.owner THEN ' by ' || @role(g.grantor) END), 0,
  coalesce(g.privileges, 'none') AS "privileges"
FROM ($1) o CROSS JOIN LATERAL (
  SELECT coalesce(h.grantee, b.grantee) AS grantee, coalesce(h.grantor, b.grantor) AS grantor, h.privileges
  FROM (SELECT a.grantee, a.grantor, @privileges(a) AS privileges FROM aclexplode(o.acl) a GROUP BY 1, 2) h
    FULL JOIN (SELECT a.grantee, a.grantor, @privileges(a) AS privileges FROM aclexplode(o.base) a GROUP BY 1, 2) b
      ON b.grantee = h.grantee AND b.grantor = h.grantor
  WHERE h.privileges IS DISTINCT FROM b.privileges) g

-- macro: privileges
string_agg($1.privilege_type || CASE WHEN $1.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END, ', '
  ORDER BY $1.privilege_type COLLATE "C")
