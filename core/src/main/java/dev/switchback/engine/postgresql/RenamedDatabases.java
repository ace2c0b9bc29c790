// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.Transaction;
import dev.switchback.engine.DatabaseExchange;
import dev.switchback.engine.DumpTools;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Exchanges databases by their names, both in one transaction: whatever happens, there is one of the live name.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-alterdatabase.html">ALTER DATABASE</a>
 */
final class RenamedDatabases implements DatabaseExchange {

    private static final String MARK = "Switchback: ";
    private static final int LONGEST_NAME = 63;
    private static final String STAMP = "yyyyMMddHHmmss";

    private static final String OBSTACLE = """
            SELECT CASE
              WHEN NOT (r.rolsuper OR r.rolcreatedb) THEN 'the account ' || r.rolname || ' may not create databases (ALTER ROLE '
                || quote_ident(r.rolname) || ' CREATEDB)'
              WHEN NOT pg_has_role(d.datdba, 'MEMBER') THEN 'the account ' || r.rolname
                || ' does not own the database, and may not rename it; use its owner, ' || pg_get_userbyid(d.datdba)
              WHEN d.datistemplate THEN 'it is a template'
              WHEN t.spcname <> 'pg_default' AND NOT has_tablespace_privilege(t.oid, 'CREATE') THEN 'the account ' || r.rolname
                || ' may not create anything in the tablespace of the database (GRANT CREATE ON TABLESPACE ' || quote_ident(t.spcname)
                || ' TO ' || quote_ident(r.rolname) || ')' ELSE '' END
            FROM pg_database d JOIN pg_tablespace t ON t.oid = d.dattablespace, pg_roles r WHERE d.datname = ? AND r.rolname = current_user""";

    private static final String REMARKS = """
            SELECT 'The replication slot ' || slot_name || ' stays with the former database.' FROM pg_replication_slots
            WHERE database = $db$
            UNION ALL SELECT 'The transaction ' || gid || ' is prepared and neither committed nor rolled back; it stays with'
              || ' the former database, which cannot be renamed before.' FROM pg_prepared_xacts WHERE database = $db$""";

    /** Only members of pg_read_all_settings see where the data is. */
    private static final String PLACE = """
            SELECT setting || '/' || regexp_replace(pg_relation_filepath('pg_class'), '/[^/]*$', '') FROM pg_settings
            WHERE name = 'data_directory' AND setting <> ''""";

    private static final String COMMENT = """
            SELECT coalesce(quote_literal(shobj_description(oid, 'pg_database')), 'NULL') FROM pg_database WHERE datname = ?""";

    /** It gets its comment after it was created: one that was killed in between has left it without. */
    private static final String LEFTOVERS = """
            SELECT d.datname FROM pg_database d
            WHERE d.datname ~ '_restored_[0-9]{14}$' AND starts_with(d.datname, ?)
              AND coalesce(shobj_description(d.oid, 'pg_database'), '%1$s') LIKE '%1$s%%'
              AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.datid = d.oid) ORDER BY 1""";

    @Override
    public Database administrative(Database live) {
        return live.inDatabase("postgres");
    }

    @Override
    public Names names(String live, String stamp) {
        return new Names(live, beside(live, "_restored_" + stamp), beside(live, "_former_" + stamp));
    }

    private static String beside(String live, String suffix) {
        String name = live;
        while ((name + suffix).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
        }
        return name + suffix;
    }

    @Override
    public boolean exists(Connection administrative, String name) throws SQLException {
        return !Jdbc.text(administrative, "SELECT count(*) FROM pg_database WHERE datname = ?", name)
                .equals("0");
    }

    @Override
    public boolean endsSessions() {
        return true;
    }

    @Override
    public String price() {
        return "sessions on it would be ended";
    }

    @Override
    public Optional<String> obstacle(Connection administrative, Names names) throws SQLException {
        return Optional.of(Jdbc.text(administrative, OBSTACLE, names.live())).filter(text -> !text.isEmpty());
    }

    @Override
    public List<String> remarks(Connection administrative, String live) throws SQLException {
        return Jdbc.query(administrative, row -> row.getString(1), REMARKS.replace("$db$", SqlText.literal(live)));
    }

    @Override
    public void create(Connection administrative, Names names, String note) throws SQLException {
        String fresh = names.fresh();
        new DatabaseTwin(names.live(), fresh).create(administrative);
        Jdbc.execute(
                administrative,
                "COMMENT ON DATABASE " + RowExpressions.quoted(fresh) + " IS " + SqlText.literal(MARK + note));
    }

    /** The log is kept to about that size, and never grows larger than what is written. */
    @Override
    public long logBytes(Connection connection, long bytes) throws SQLException {
        return Long.parseLong(Jdbc.text(
                connection,
                "SELECT least(?::int8, setting::int8 * 1024 * 1024) FROM pg_settings WHERE name = 'max_wal_size'",
                bytes));
    }

    @Override
    public Optional<String> place(Connection fresh) throws SQLException {
        return Jdbc.query(fresh, row -> row.getString(1), PLACE).stream().findFirst();
    }

    @Override
    public void adopt(Connection administrative, Names names) throws SQLException {
        new DatabaseTwin(names.live(), names.fresh()).adopt(administrative);
    }

    @Override
    public void analyze(Connection fresh) throws SQLException {
        Jdbc.execute(fresh, "ANALYZE");
    }

    @Override
    public List<String> exchange(DumpTools.Sessions administrative, Names names, Set<String> asleep)
            throws SQLException {
        try (Connection renaming = administrative.open();
                Connection ending = administrative.open();
                EndedSessions ended = EndedSessions.of(ending, names.live())) {
            Jdbc.execute(renaming, "SET statement_timeout = 0; SET lock_timeout = '30s'");
            int count = renamed(renaming, ended, names.live(), names.fresh(), names.former());
            return List.of((count == 1 ? "1 session" : count + " sessions") + " on the former one ended.");
        }
    }

    private static int renamed(Connection connection, EndedSessions ended, String live, String fresh, String former)
            throws SQLException {
        try {
            return Transaction.<Integer, SQLException>in(connection, () -> {
                // From here on nobody gets in: who connects waits for this lock. It waits five seconds for those who
                // are in.
                String comment = Jdbc.text(connection, COMMENT, live);
                rename(connection, live, former);
                rename(connection, fresh, live);
                // In place of the one that says that it is being restored.
                Jdbc.execute(connection, "COMMENT ON DATABASE " + RowExpressions.quoted(live) + " IS " + comment);
                connection.commit();
                return ended.count();
            });
        } catch (SQLException e) {
            throw new SQLException(e.getMessage() + ended.trouble(), e.getSQLState(), e);
        }
    }

    private static void rename(Connection connection, String from, String to) throws SQLException {
        Jdbc.execute(
                connection,
                "ALTER DATABASE " + RowExpressions.quoted(from) + " RENAME TO " + RowExpressions.quoted(to));
    }

    /** As long as the restored one has its own name, it is not in the live one's place. */
    @Override
    public Standing standing(Connection administrative, Names names) throws SQLException {
        boolean isDone = !exists(administrative, names.fresh()) && exists(administrative, names.former());
        return isDone ? Standing.DONE : Standing.BEFORE;
    }

    /** Both are renamed in one transaction: there is nothing in between. */
    @Override
    public Optional<Names> unfinished(Connection administrative, String live) {
        return Optional.empty();
    }

    @Override
    public List<String> finish(DumpTools.Sessions administrative, Names names) {
        return List.of();
    }

    @Override
    public String takeBack(DumpTools.Sessions administrative, Names names) {
        return "The restored one is ready beside it, as " + names.fresh() + ". End the sessions on " + names.live()
                + " and restore again, after: " + dropStatement(names.fresh());
    }

    @Override
    public void drop(Connection administrative, String fresh) throws SQLException {
        Jdbc.execute(administrative, "DROP DATABASE IF EXISTS " + RowExpressions.quoted(fresh) + " WITH (FORCE)");
    }

    @Override
    public List<String> leftovers(Connection administrative, String live) throws SQLException {
        String name = names(live, STAMP).fresh();
        String prefix = name.substring(0, name.length() - STAMP.length());
        return Jdbc.query(administrative, row -> row.getString(1), String.format(LEFTOVERS, MARK), prefix);
    }

    @Override
    public String dropStatement(String database) {
        return "DROP DATABASE " + RowExpressions.quoted(database) + ";";
    }
}
