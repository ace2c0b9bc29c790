// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A database that is made like another one of its server, in all that is the database's own and not what is in it: neither a dump nor
 * a template gives that.
 *
 * @param model the one that it is like
 * @param name  its own name
 */
record DatabaseTwin(String model, String name) {

    /**
     * The names of columns have changed with the versions; JSON has those that there are. Who names a tablespace needs a right on it
     * that an owner has not, even for the usual one (PostgreSQL 15).
     */
    private static final String CREATE = """
            SELECT concat(format('CREATE DATABASE %%I TEMPLATE template0 OWNER %%I ENCODING %%L LC_COLLATE %%L LC_CTYPE %%L'
                ' CONNECTION LIMIT %%s', '%s'::text, pg_get_userbyid(d.datdba), pg_encoding_to_char(d.encoding),
                d.datcollate, d.datctype, d.datconnlimit),
              CASE WHEN t.spcname <> 'pg_default' THEN format(' TABLESPACE %%I', t.spcname) END,
              CASE j->>'datlocprovider' WHEN 'i' THEN format(' LOCALE_PROVIDER icu ICU_LOCALE %%L',
                  coalesce(j->>'datlocale', j->>'daticulocale'))
                WHEN 'b' THEN format(' LOCALE_PROVIDER builtin BUILTIN_LOCALE %%L', j->>'datlocale')
                WHEN 'c' THEN ' LOCALE_PROVIDER libc' END,
              CASE WHEN j->>'daticurules' <> '' THEN format(' ICU_RULES %%L', j->>'daticurules') END)
            FROM pg_database d JOIN pg_tablespace t ON t.oid = d.dattablespace, to_jsonb(d) AS j WHERE d.datname = ?""";

    private static final String SETTINGS = """
            SELECT CASE s.setrole WHEN 0 THEN '' ELSE pg_get_userbyid(s.setrole) END, split_part(c, '=', 1),
              substr(c, strpos(c, '=') + 1)
            FROM pg_db_role_setting s, unnest(s.setconfig) c
            WHERE s.setdatabase = (SELECT oid FROM pg_database WHERE datname = ?)""";

    /** Their values are lists of names, quoted one by one where they have to be. */
    private static final Set<String> LISTS = Set.of(
            "search_path",
            "temp_tablespaces",
            "local_preload_libraries",
            "session_preload_libraries",
            "shared_preload_libraries");

    private static final String GRANTS = """
            SELECT format('GRANT %s ON DATABASE %I TO %s%s', a.privilege_type, ?::text,
              CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
              CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END), quote_ident(pg_get_userbyid(d.datdba))
            FROM pg_database d, aclexplode(d.datacl) a WHERE d.datname = ?""";

    /** Creates it, empty. */
    void create(Connection administrative) throws SQLException {
        Jdbc.execute(administrative, Jdbc.text(administrative, String.format(CREATE, name.replace("'", "''")), model));
    }

    /** Gives it the settings of its model, those for single accounts included, and the rights that are granted on it. */
    void adopt(Connection administrative) throws SQLException {
        List<String> statements = new ArrayList<>(Jdbc.query(
                administrative, row -> setting(row.getString(1), row.getString(2), row.getString(3)), SETTINGS, model));
        Jdbc.query(
                administrative,
                row -> {
                    if (statements.stream().noneMatch(each -> each.startsWith("REVOKE"))) {
                        statements.add("REVOKE ALL ON DATABASE " + RowExpressions.quoted(name) + " FROM PUBLIC, "
                                + row.getString(2));
                    }
                    return statements.add(row.getString(1));
                },
                GRANTS,
                name,
                model);
        for (String statement : statements) {
            Jdbc.execute(administrative, statement);
        }
    }

    private String setting(String role, String parameter, String value) {
        String database = "DATABASE " + RowExpressions.quoted(name);
        String whom = role.isEmpty() ? database : "ROLE " + RowExpressions.quoted(role) + " IN " + database;
        boolean isList = LISTS.contains(parameter) && !value.isEmpty();
        return "ALTER " + whom + " SET " + quoted(parameter) + " TO " + (isList ? value : SqlText.literal(value));
    }

    /** An extension's setting has a point in its name. */
    private static String quoted(String parameter) {
        return String.join(
                ".",
                List.of(parameter.split("\\.")).stream()
                        .map(RowExpressions::quoted)
                        .toList());
    }
}
