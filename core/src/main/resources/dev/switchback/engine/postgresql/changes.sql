-- SPDX-License-Identifier: Apache-2.0
-- What changed in the catalog since a reading. A key is the OID of a catalog, times 2^32, plus the OID of a row in it.
--
-- A row that was inserted or updated since has a younger xmin than any transaction that the reading could see. A deleted row
-- leaves no trace but a smaller count. OIDs below 16384 are the system's; of those only privileges can change.

-- macro: key
('$1'::regclass::oid::bigint << 32 | $2::bigint)

-- macro: young
age($1.xmin) <= (SELECT age FROM since)

-- macro: watch
SELECT '$2', count(*) FILTER (WHERE $3), array_agg(@key($1, r.oid)) FILTER (WHERE @young(r)) FROM $2 r

-- macro: watch_few
-- The same for a catalog of which most rows are the system's: there the count costs least by an index.
SELECT '$2', (SELECT count(*) FROM $2 r WHERE $3), (SELECT array_agg(@key($1, r.oid)) FROM $2 r WHERE @young(r))

-- macro: parts
SELECT '$2', -1, array_agg(@key($1, r.$3)) FROM $2 r WHERE @young(r)

-- macro: bystander
SELECT '$1', count(*), array_agg(0::bigint) FILTER (WHERE @young(r)) FROM $1 r WHERE $2

-- macro: described
-- Of what the system brings along, the schema public and the extension plpgsql have comments that are the user's to change.
($1.objoid >= 16384 OR $1.objoid = 2200 OR $1.classoid = 'pg_extension'::regclass)

-- query: horizon
SELECT pg_snapshot_xmin(pg_current_snapshot())::xid::text

-- query: changes
-- Beside each catalog stands the oldest transaction that may still be running, from which the next look counts.
WITH since AS MATERIALIZED (SELECT age(?::text::xid) AS age, pg_snapshot_xmin(pg_current_snapshot())::xid::text AS horizon)
SELECT w.*, since.horizon FROM since, (
@watch(pg_class, pg_class, r.oid >= 16384 AND r.relkind <> 't' AND r.relnamespace <> 99)
UNION ALL @watch(pg_constraint, pg_constraint, r.oid >= 16384)
UNION ALL @watch(pg_trigger, pg_trigger, r.oid >= 16384)
UNION ALL @watch(pg_rewrite, pg_rewrite, r.oid >= 16384)
UNION ALL @watch(pg_policy, pg_policy, r.oid >= 16384)
UNION ALL @watch(pg_statistic_ext, pg_statistic_ext, r.oid >= 16384)
UNION ALL @watch(pg_publication_rel, pg_publication_rel, r.oid >= 16384)
UNION ALL @watch_few(pg_proc, pg_proc, r.oid >= 16384)
UNION ALL @watch(pg_type, pg_type, r.oid >= 16384 AND r.typrelid = 0 AND (r.typarray <> 0 OR NOT r.typisdefined))
UNION ALL @parts(pg_class, pg_attribute, attrelid)
UNION ALL @parts(pg_class, pg_index, indexrelid)
UNION ALL @parts(pg_class, pg_sequence, seqrelid)
UNION ALL @parts(pg_class, pg_foreign_table, ftrelid)
UNION ALL @parts(pg_type, pg_enum, enumtypid)
-- A foreign key has triggers on the table that it refers to as well.
UNION ALL SELECT 'constraint of pg_trigger', -1, array_agg(@key(pg_constraint, r.tgconstraint))
  FROM pg_trigger r WHERE r.tgconstraint <> 0 AND @young(r)
UNION ALL SELECT 'pg_inherits', count(*), array_agg(@key(pg_class, r.inhrelid)) FILTER (WHERE @young(r)) FROM pg_inherits r
UNION ALL SELECT 'pg_description', count(*), array_agg(r.classoid::bigint << 32 | r.objoid::bigint) FILTER (WHERE @young(r))
  FROM pg_description r WHERE @described(r)
UNION ALL @watch(pg_namespace, pg_namespace, r.oid >= 16384)
UNION ALL @bystander(pg_extension, true)
UNION ALL @bystander(pg_depend, r.refclassid = 'pg_extension'::regclass)
UNION ALL @bystander(pg_language, true)
UNION ALL @bystander(pg_am, r.oid >= 16384)
UNION ALL @bystander(pg_operator, r.oid >= 16384)
UNION ALL @bystander(pg_opclass, r.oid >= 16384)
UNION ALL @bystander(pg_opfamily, r.oid >= 16384)
UNION ALL @bystander(pg_amop, r.oid >= 16384)
UNION ALL @bystander(pg_amproc, r.oid >= 16384)
UNION ALL @bystander(pg_collation, r.oid >= 16384)
UNION ALL @bystander(pg_conversion, r.oid >= 16384)
UNION ALL @bystander(pg_ts_parser, r.oid >= 16384)
UNION ALL @bystander(pg_ts_template, r.oid >= 16384)
UNION ALL @bystander(pg_ts_dict, r.oid >= 16384)
UNION ALL @bystander(pg_ts_config, r.oid >= 16384)
UNION ALL @bystander(pg_ts_config_map, r.mapcfg >= 16384)
UNION ALL @bystander(pg_foreign_data_wrapper, true)
UNION ALL @bystander(pg_foreign_server, true)
UNION ALL @bystander(pg_publication, true)
UNION ALL @bystander(pg_publication_namespace, true) -- 15+
UNION ALL @bystander(pg_subscription, true)
UNION ALL @bystander(pg_user_mapping, true)
UNION ALL @bystander(pg_cast, r.oid >= 16384)
UNION ALL @bystander(pg_transform, true)
UNION ALL @bystander(pg_event_trigger, true)
UNION ALL @bystander(pg_default_acl, true)
UNION ALL @bystander(pg_seclabel, true)
UNION ALL @bystander(pg_db_role_setting, true)
UNION ALL @bystander(pg_database, r.datname = current_database())
UNION ALL @bystander(pg_shdescription, true)
UNION ALL @bystander(pg_authid, true)
UNION ALL @bystander(pg_tablespace, true)) w

-- query: comments
SELECT array_agg(r.classoid::bigint << 32 | r.objoid::bigint) FROM pg_description r WHERE @described(r)

-- query: parents
SELECT array_agg(@key(pg_class, r.inhrelid)) FROM pg_inherits r

-- macro: chosen
-- Replaced where only some rows are asked for.
r.oid >= 16384

-- macro: unit
SELECT '$1' AS catalog, @key($1, r.oid) AS key, '$2' AS part, r.$3 AS unit FROM $1 r WHERE @chosen($1)

-- macro: units
-- The unit that a row belongs to. Of the row type of a table that is the table, of an index its table.
SELECT 'pg_class', @key(pg_class, r.oid), 'RELATIONS', coalesce(i.indrelid, r.oid)
  FROM pg_class r LEFT JOIN pg_index i ON i.indexrelid = r.oid WHERE r.relkind <> 't' AND r.relnamespace <> 99 AND @chosen(pg_class)
UNION ALL @unit(pg_constraint, RELATIONS, conrelid) AND r.conrelid <> 0
UNION ALL @unit(pg_constraint, TYPES, contypid) AND r.contypid <> 0
UNION ALL @unit(pg_trigger, RELATIONS, tgrelid)
UNION ALL @unit(pg_rewrite, RELATIONS, ev_class)
UNION ALL @unit(pg_policy, RELATIONS, polrelid)
UNION ALL @unit(pg_statistic_ext, RELATIONS, stxrelid)
UNION ALL @unit(pg_publication_rel, RELATIONS, prrelid)
UNION ALL @unit(pg_proc, ROUTINES, oid)
UNION ALL @unit(pg_type, TYPES, oid) AND r.typrelid = 0 AND (r.typarray <> 0 OR NOT r.typisdefined)
UNION ALL SELECT 'row type', 0, 'RELATIONS', r.typrelid FROM pg_type r WHERE r.typrelid <> 0 AND @chosen(pg_type)
UNION ALL SELECT 'pg_namespace', @key(pg_namespace, r.oid), 'OTHERS', 0 FROM pg_namespace r WHERE @chosen(pg_namespace)
UNION ALL SELECT 'pg_attrdef', 0, 'RELATIONS', r.adrelid FROM pg_attrdef r WHERE @chosen(pg_attrdef)

-- query: units of everything
@units()

-- query: units of changes
-- What depends on a changed object names it, so that its text may differ although none of its own rows does.
-- A value's text has the labels of the enums in it, however deep they lie: its type is an array, a domain or a composite type.
WITH RECURSIVE asked AS MATERIALIZED (SELECT unnest(?::bigint[]) AS key),
young AS (SELECT a.key FROM asked a
  UNION SELECT @key(pg_type, r.rngtypid) FROM asked a JOIN pg_range r ON a.key = @key(pg_type, r.rngmultitypid)
  UNION SELECT @key(pg_type, t.oid) FROM young y JOIN pg_depend d ON d.refclassid = 'pg_type'::regclass
      AND d.refobjid = (y.key & 4294967295)::oid AND y.key >> 32 = 'pg_type'::regclass::oid::bigint
    LEFT JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
    JOIN pg_type t ON t.oid = CASE d.classid WHEN 'pg_type'::regclass THEN d.objid ELSE c.reltype END),
hit AS MATERIALIZED (SELECT y.key FROM young y
  UNION SELECT d.classid::bigint << 32 | d.objid::bigint FROM young y
    JOIN pg_depend d ON d.refclassid = (y.key >> 32)::oid AND d.refobjid = (y.key & 4294967295)::oid)
@units()
UNION ALL SELECT 'others', 0, 'OTHERS', 0 FROM hit h WHERE (h.key >> 32)::oid::regclass::text NOT IN ('pg_class', 'pg_constraint',
  'pg_trigger', 'pg_rewrite', 'pg_policy', 'pg_statistic_ext', 'pg_publication_rel', 'pg_proc', 'pg_type', 'pg_attrdef', 'pg_namespace')

-- query: keys
SELECT u.catalog, array_agg(u.key) FROM (@units()) u (catalog, key, part, unit) WHERE u.catalog = ANY (?::text[]) GROUP BY 1
