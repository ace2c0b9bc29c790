// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What belongs to a database but not into it, and therefore is not copied with a template: its grants, its connection limit,
 * its settings and its owner.
 *
 * <p>They are copied by statements that the database's owner may give. Afterwards both databases are compared, so that a
 * clone that lacks something is an error and not a surprise.
 *
 * @param connection in another database
 */
record PostgresAttributes(Connection connection, String source, String copy) {

    /** Statements that have to be carried out in order. Two {@code %1$I} are the clone; the parameter is the source. */
    private static final String STATEMENTS = """
            WITH source AS (SELECT * FROM pg_database WHERE datname = ?), clone AS (SELECT ?::text AS name),
            grants AS (SELECT a.*, row_number() OVER () AS n FROM source, LATERAL aclexplode(source.datacl) a)
            SELECT s.text FROM (
              SELECT 1 AS step, 0 AS n, format('ALTER DATABASE %I CONNECTION LIMIT %s', name, datconnlimit) AS text
              FROM source, clone WHERE datconnlimit <> -1
              UNION ALL
              SELECT 2, row_number() OVER (), format('ALTER DATABASE %I SET %I = %L', name, split_part(c, '=', 1),
                     substr(c, strpos(c, '=') + 1))
              FROM source, clone, pg_db_role_setting r, unnest(r.setconfig) c
              WHERE r.setdatabase = source.oid AND r.setrole = 0 AND NOT split_part(c, '=', 1) = ANY (?)
              UNION ALL
              SELECT 3, row_number() OVER (), format('ALTER ROLE %I IN DATABASE %I SET %I = %L', rolname, name,
                     split_part(c, '=', 1), substr(c, strpos(c, '=') + 1))
              FROM source, clone, pg_db_role_setting r JOIN pg_roles ON r.setrole = pg_roles.oid, unnest(r.setconfig) c
              WHERE r.setdatabase = source.oid AND NOT split_part(c, '=', 1) = ANY (?)
              UNION ALL
              SELECT 4, n, text FROM (
                SELECT 1 AS n, format('REVOKE ALL ON DATABASE %I FROM PUBLIC, %I', name, pg_get_userbyid(datdba)) AS text
                FROM source, clone WHERE datacl IS NOT NULL
                UNION ALL
                SELECT 1 + n, format('GRANT %s ON DATABASE %I TO %s%s', privilege_type, name,
                       CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END,
                       CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
                FROM grants, clone) g
              UNION ALL
              SELECT 5, 0, format('ALTER DATABASE %I OWNER TO %I', name, pg_get_userbyid(datdba))
              FROM source, clone WHERE pg_get_userbyid(datdba) <> current_user) s
            ORDER BY step, n
            """;

    /** Values of these are lists of quoted names, which {@code SET x = 'text'} would take for one name. */
    private static final String[] LISTS = {
        "local_preload_libraries", "search_path", "session_preload_libraries", "temp_tablespaces"
    };

    private static final String LIST_SETTINGS = """
            SELECT split_part(c, '=', 1), substr(c, strpos(c, '=') + 1),
                   format(CASE r.setrole WHEN 0 THEN 'ALTER DATABASE %2$I SET %3$I FROM CURRENT'
                                         ELSE 'ALTER ROLE %1$I IN DATABASE %2$I SET %3$I FROM CURRENT' END,
                          (SELECT rolname FROM pg_roles WHERE oid = r.setrole), ?::text, split_part(c, '=', 1))
            FROM pg_db_role_setting r, unnest(r.setconfig) c
            WHERE r.setdatabase = (SELECT oid FROM pg_database WHERE datname = ?) AND split_part(c, '=', 1) = ANY (?)
            """;

    private static final String STATE = """
            SELECT concat_ws('; ', 'owner ' || pg_get_userbyid(datdba), 'connection limit ' || datconnlimit,
              'grants ' || (SELECT string_agg(concat_ws(' ', CASE grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(grantee) END,
                                   privilege_type, is_grantable), ', ' ORDER BY grantee, privilege_type, is_grantable)
                            FROM aclexplode(datacl)),
              'settings ' || (SELECT string_agg(setrole || ' ' || (SELECT string_agg(c, ', ' ORDER BY c) FROM unnest(setconfig) c),
                                    ', ' ORDER BY setrole) FROM pg_db_role_setting WHERE setdatabase = d.oid))
            FROM pg_database d WHERE datname = ?
            """;

    void complete() throws SQLException {
        if (state(source).equals(state(copy))) {
            return;
        }
        var lists = connection.createArrayOf("text", LISTS);
        connection.setAutoCommit(false);
        try {
            for (ListSetting setting : Jdbc.query(connection, ListSetting::of, LIST_SETTINGS, copy, source, lists)) {
                setting.copy(connection);
            }
            for (String sql : statements(lists)) {
                Jdbc.execute(connection, sql);
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw lacking(e);
        } finally {
            connection.setAutoCommit(true);
        }
        if (!state(source).equals(state(copy))) {
            throw lacking(new SQLException("it has " + state(copy)));
        }
    }

    private List<String> statements(java.sql.Array lists) throws SQLException {
        return Jdbc.query(connection, row -> row.getString(1), STATEMENTS, source, copy, lists, lists);
    }

    private String state(String database) throws SQLException {
        return Jdbc.text(connection, STATE, database);
    }

    private SQLException lacking(SQLException e) throws SQLException {
        return new SQLException(
                "the clone \"" + copy + "\" is not like its source \"" + source + "\", which has " + state(source)
                        + ": "
                        + e.getMessage()
                        + "\n  A migration changed what only a superuser can copy; use an embedded server"
                        + " or a container, or give a superuser's name.",
                e.getSQLState(),
                e);
    }

    /** A setting that is copied through the session, where its value needs no quotes. */
    private record ListSetting(String name, String value, String statement) {

        static ListSetting of(java.sql.ResultSet row) throws SQLException {
            return new ListSetting(row.getString(1), row.getString(2), row.getString(3));
        }

        void copy(Connection connection) throws SQLException {
            Jdbc.query(connection, row -> row.getString(1), "SELECT set_config(?, ?, true)", name, value);
            Jdbc.execute(connection, statement);
        }
    }
}
