-- SPDX-License-Identifier: Apache-2.0
-- Text search. Read as a whole: the unit is 0.

-- query: text search parsers, if @own(pg_ts_parser)
SELECT 0, 'text search parser', '', format('%I.%I', n.nspname, p.prsname), 0,
  p.prsstart::oid::regprocedure AS "start", p.prstoken::oid::regprocedure AS "token", p.prsend::oid::regprocedure AS "end",
  nullif(p.prsheadline::oid, 0)::regprocedure AS "headline", p.prslextype::oid::regprocedure AS "token types",
  @comment(pg_ts_parser, p.oid) AS "comment"
FROM pg_ts_parser p JOIN pg_namespace n ON n.oid = p.prsnamespace WHERE @ours(pg_ts_parser, p.oid, n.nspname)

-- query: text search templates, if @own(pg_ts_template)
SELECT 0, 'text search template', '', format('%I.%I', n.nspname, t.tmplname), 0,
  nullif(t.tmplinit::oid, 0)::regprocedure AS "init", t.tmpllexize::oid::regprocedure AS "lexize",
  @comment(pg_ts_template, t.oid) AS "comment"
FROM pg_ts_template t JOIN pg_namespace n ON n.oid = t.tmplnamespace WHERE @ours(pg_ts_template, t.oid, n.nspname)

-- query: text search dictionaries, if @own(pg_ts_dict)
SELECT 0, 'text search dictionary', '', format('%I.%I', n.nspname, d.dictname), 0,
  (SELECT format('%I.%I', m.nspname, t.tmplname) FROM pg_ts_template t JOIN pg_namespace m ON m.oid = t.tmplnamespace
    WHERE t.oid = d.dicttemplate) AS "template",
  d.dictinitoption AS "options",
  @role(d.dictowner) AS "owner",
  @comment(pg_ts_dict, d.oid) AS "comment"
FROM pg_ts_dict d JOIN pg_namespace n ON n.oid = d.dictnamespace WHERE @ours(pg_ts_dict, d.oid, n.nspname)

-- query: text search configurations, if @own(pg_ts_config)
SELECT 0, 'text search configuration', '', format('%I.%I', n.nspname, c.cfgname), 0,
  (SELECT format('%I.%I', m.nspname, p.prsname) FROM pg_ts_parser p JOIN pg_namespace m ON m.oid = p.prsnamespace
    WHERE p.oid = c.cfgparser) AS "parser",
  (SELECT string_agg(m.maptokentype || ' ' || m.mapdict::regdictionary, ', ' ORDER BY m.maptokentype, m.mapseqno)
    FROM pg_ts_config_map m WHERE m.mapcfg = c.oid) AS "mappings",
  @role(c.cfgowner) AS "owner",
  @comment(pg_ts_config, c.oid) AS "comment"
FROM pg_ts_config c JOIN pg_namespace n ON n.oid = c.cfgnamespace WHERE @ours(pg_ts_config, c.oid, n.nspname)
