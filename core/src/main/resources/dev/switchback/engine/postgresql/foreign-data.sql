-- SPDX-License-Identifier: Apache-2.0
-- Foreign data wrappers, servers, publications and subscriptions. Read as a whole: the unit is 0.

-- query: foreign data wrappers, if @own(pg_foreign_data_wrapper)
SELECT 0, 'foreign data wrapper', '', quote_ident(f.fdwname), 0,
  nullif(f.fdwhandler::oid, 0)::regprocedure AS "handler", nullif(f.fdwvalidator::oid, 0)::regprocedure AS "validator",
  @options(f.fdwoptions) AS "options",
  @role(f.fdwowner) AS "owner",
  @comment(pg_foreign_data_wrapper, f.oid) AS "comment"
FROM pg_foreign_data_wrapper f WHERE NOT @member(pg_foreign_data_wrapper, f.oid)

-- query: servers, if @own(pg_foreign_server)
SELECT 0, 'server', '', quote_ident(s.srvname), 0,
  (SELECT quote_ident(f.fdwname) FROM pg_foreign_data_wrapper f WHERE f.oid = s.srvfdw) AS "foreign data wrapper",
  s.srvtype AS "type", s.srvversion AS "version", @options(s.srvoptions) AS "options",
  @role(s.srvowner) AS "owner",
  @comment(pg_foreign_server, s.oid) AS "comment"
FROM pg_foreign_server s WHERE NOT @member(pg_foreign_server, s.oid)

-- query: user mappings, if @own(pg_foreign_server)
SELECT 0, 'user mapping', 'server ' || quote_ident(u.srvname),
  CASE u.umuser WHEN 0 THEN 'PUBLIC' ELSE @role(u.umuser) END, 0,
  @options(u.umoptions) AS "options"
FROM pg_user_mappings u

-- query: publications, if @own(pg_publication)
SELECT 0, 'publication', '', quote_ident(p.pubname), 0,
  @yes(p.puballtables) AS "all tables",
  concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
    CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END) AS "publishes",
  @yes(p.pubviaroot) AS "via partition root",
  nullif(p.pubgencols, 'n') AS "generated columns", -- 18+
  @role(p.pubowner) AS "owner",
  @comment(pg_publication, p.oid) AS "comment"
FROM pg_publication p WHERE NOT @member(pg_publication, p.oid)

-- query: publication schemas, since 15, if @own(pg_publication)
SELECT 0, 'published schema', quote_ident(p.pubname), quote_ident(n.nspname), 0, 'yes' AS "published"
FROM pg_publication_namespace r JOIN pg_publication p ON p.oid = r.pnpubid JOIN pg_namespace n ON n.oid = r.pnnspid

-- query: subscriptions, if @own(pg_subscription)
-- The connection string holds a password, and only a superuser may read it.
SELECT 0, 'subscription', '', quote_ident(s.subname), 0,
  (SELECT string_agg(quote_ident(o), ', ' ORDER BY o COLLATE "C") FROM unnest(s.subpublications) o) AS "publications",
  s.subslotname AS "slot", s.subsynccommit AS "synchronous commit", s.subbinary::text AS "binary", s.substream::text AS "streaming",
  nullif(s.subtwophasestate, 'd') AS "two phase",    -- 15+
  @yes(s.subdisableonerr) AS "disable on error", -- 15+
  s.suborigin AS "origin",                           -- 16+
  @no(s.subpasswordrequired) AS "password required", -- 16+
  @yes(s.subrunasowner) AS "run as owner",  -- 16+
  @yes(s.subfailover) AS "failover",        -- 17+
  @role(s.subowner) AS "owner",
  @comment(pg_subscription, s.oid) AS "comment"
FROM pg_subscription s WHERE s.subdbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())

-- query: connections of subscriptions, for superusers, if @own(pg_subscription)
SELECT 0, 'subscription', quote_ident(s.subname), 'connection', 0, '(hidden, hash ' || left(md5(s.subconninfo), 8) || ')' AS "hash"
FROM pg_subscription s WHERE s.subdbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
