-- SPDX-License-Identifier: Apache-2.0
-- The database itself and what stands directly in it. These few objects are read as a whole: the unit is 0.

-- query: database
-- A dump writes it with --create, except for the encoding, which it always writes. The comment by which a throwaway
-- database is known as ours (server's Marker) is none of the schema's: it differs from run to run.
SELECT 0, 'database', '', '(this)', 0,
  pg_encoding_to_char(d.encoding) AS "encoding",
  @role(d.datdba) AS "owner",
  CASE WHEN d.datconnlimit >= 0 THEN d.datconnlimit END AS "connection limit",
  @yes(d.datistemplate) AS "template",
  (SELECT c FROM shobj_description(d.oid, 'pg_database') c WHERE c NOT LIKE '{"switchback":%') AS "comment"
FROM pg_database d WHERE d.datname = current_database()

-- query: database settings
SELECT 0, 'setting', CASE s.setrole WHEN 0 THEN '' ELSE 'role ' || @role(s.setrole) END, split_part(c, '=', 1), 0,
  substr(c, strpos(c, '=') + 1) AS "value"
FROM pg_db_role_setting s, unnest(s.setconfig) c
WHERE s.setdatabase = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())

-- query: schemas
SELECT 0, 'schema', '', quote_ident(n.nspname), 0,
  @role(n.nspowner) AS "owner",
  @comment(pg_namespace, n.oid) AS "comment"
FROM pg_namespace n WHERE @ours(pg_namespace, n.oid, n.nspname)

-- query: extensions
-- Without the version, as a dump: who restores gets the one that is installed there.
SELECT 0, 'extension', '', quote_ident(e.extname), 0,
  quote_ident(n.nspname) AS "schema",
  @comment(pg_extension, e.oid) AS "comment"
FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace

-- query: languages, if @own(pg_language)
SELECT 0, 'language', '', quote_ident(l.lanname), 0,
  CASE WHEN l.lanpltrusted THEN 'yes' END AS "trusted",
  nullif(l.lanplcallfoid::oid, 0)::regprocedure AS "handler",
  nullif(l.laninline::oid, 0)::regprocedure AS "inline handler",
  nullif(l.lanvalidator::oid, 0)::regprocedure AS "validator",
  @role(l.lanowner) AS "owner",
  @comment(pg_language, l.oid) AS "comment"
FROM pg_language l WHERE l.oid >= 16384 AND l.lanispl AND NOT @member(pg_language, l.oid)

-- query: event triggers, if @own(pg_event_trigger)
SELECT 0, 'event trigger', '', quote_ident(e.evtname), 0,
  e.evtevent AS "event",
  (SELECT string_agg(quote_literal(t), ', ' ORDER BY t COLLATE "C") FROM unnest(e.evttags) t) AS "tags",
  e.evtfoid::regprocedure AS "function",
  @enabled(e.evtenabled) AS "enabled",
  @role(e.evtowner) AS "owner",
  @needs(pg_event_trigger, e.oid) AS "depends on extension",
  @comment(pg_event_trigger, e.oid) AS "comment"
FROM pg_event_trigger e WHERE NOT @member(pg_event_trigger, e.oid)

-- query: access methods, if @own(pg_am)
SELECT 0, 'access method', '', quote_ident(a.amname), 0,
  CASE a.amtype WHEN 'i' THEN 'index' ELSE 'table' END AS "form", a.amhandler::oid::regprocedure AS "handler",
  @comment(pg_am, a.oid) AS "comment"
FROM pg_am a WHERE a.oid >= 16384 AND NOT @member(pg_am, a.oid)

-- query: security labels, if @labels()
SELECT 0, 'security label', concat(l.objtype, ' ', l.objname), quote_ident(l.provider), 0, l.label AS "label"
FROM pg_seclabels l WHERE l.objoid >= 16384 OR l.classoid = 'pg_namespace'::regclass
