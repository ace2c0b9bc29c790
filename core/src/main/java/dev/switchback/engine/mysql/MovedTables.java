// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.DatabaseExchange;
import dev.switchback.engine.DumpTools;
import dev.switchback.engine.mysql.ExchangeStep.Part;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Exchanges the tables of two schemas, since no schema can be renamed: all of them in one {@code RENAME TABLE}, which is all or
 * nothing also when the server dies (MySQL 8.0, MariaDB 10.6).
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/rename-table.html">RENAME TABLE</a>
 * @see <a href="https://mariadb.com/kb/en/atomic-ddl/">Atomic DDL in MariaDB</a>
 */
record MovedTables(Flavor flavor) implements DatabaseExchange {

    private static final int LONGEST_NAME = 64;

    /** How long what is done around the tables waits for who uses it: views, say. */
    private static final int LONG_SECONDS = 30;

    private static final String CHILDREN = """
            SELECT CONCAT(CONSTRAINT_SCHEMA, '.', TABLE_NAME, ' (', CONSTRAINT_NAME, ') refers to ', UNIQUE_CONSTRAINT_SCHEMA, '.',
              REFERENCED_TABLE_NAME) FROM information_schema.REFERENTIAL_CONSTRAINTS
            WHERE UNIQUE_CONSTRAINT_SCHEMA = ? AND CONSTRAINT_SCHEMA <> ? ORDER BY 1""";

    private static final String LEFTOVERS = """
            SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME REGEXP '_restored_[0-9]{14}$'
            AND NOT EXISTS (SELECT 1 FROM information_schema.PROCESSLIST WHERE DB = SCHEMA_NAME) ORDER BY 1""";

    /** The live schema itself keeps its name. */
    @Override
    public Database administrative(Database live) {
        return live;
    }

    /** Both are cut to the same length, so that the longer of the two fits. */
    @Override
    public Names names(String live, String stamp) {
        String name = beginning(live);
        return new Names(live, name + "_restored_" + stamp, name + "_former_" + stamp);
    }

    private static String beginning(String live) {
        int length = LONGEST_NAME - "_restored_yyyyMMddHHmmss".length();
        int points = live.codePointCount(0, live.length());
        return live.substring(0, live.offsetByCodePoints(0, Math.min(points, length)));
    }

    @Override
    public boolean exists(Connection administrative, String name) throws SQLException {
        String sql = "SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ?";
        return !Jdbc.text(administrative, sql, name).equals("0");
    }

    @Override
    public boolean endsSessions() {
        return false;
    }

    @Override
    public String price() {
        return "who writes to it would wait for a moment";
    }

    /** The binary log holds all rows once more. */
    @Override
    public long logBytes(Connection connection, long bytes) throws SQLException {
        return Jdbc.text(connection, "SELECT @@log_bin").equals("1") ? bytes : 0;
    }

    @Override
    public Optional<String> place(Connection fresh) throws SQLException {
        String data = Jdbc.text(fresh, "SELECT @@datadir");
        return Optional.of(data.replaceFirst("/$", "") + "/" + FileNames.encode(Jdbc.text(fresh, "SELECT DATABASE()")));
    }

    @Override
    public Optional<String> obstacle(Connection administrative, Names names) throws SQLException {
        List<String> children =
                Jdbc.query(administrative, row -> row.getString(1), CHILDREN, names.live(), names.live());
        if (!children.isEmpty()) {
            return Optional.of("tables of other schemas have foreign keys into " + names.live()
                    + ", and would refer to the former tables afterwards: " + String.join("; ", children)
                    + ".\n  Drop those foreign keys, restore, and add them again");
        }
        List<String> cluster =
                Jdbc.query(administrative, row -> row.getString(2), "SHOW GLOBAL VARIABLES LIKE 'wsrep_on'");
        if (cluster.contains("ON")) {
            return Optional.of("the server is one of a Galera cluster, which does not know LOCK TABLES");
        }
        return ExchangeRights.missing(administrative, names);
    }

    @Override
    public List<String> remarks(Connection administrative, String live) {
        return List.of();
    }

    @Override
    public void create(Connection administrative, Names names, String note) throws SQLException {
        Jdbc.execute(administrative, schemaLike(administrative, names.live(), names.fresh()));
    }

    /** With the character set, the sort order and the encryption of the live one. */
    private static String schemaLike(Connection connection, String live, String other) throws SQLException {
        String statement = Jdbc.query(
                        connection, row -> row.getString(2), "SHOW CREATE DATABASE " + DdlText.quoted(live))
                .get(0);
        return statement.replace("CREATE DATABASE " + DdlText.quoted(live), "CREATE DATABASE " + DdlText.quoted(other));
    }

    /** Privileges are granted on names, which stay. */
    @Override
    public void adopt(Connection administrative, Names names) {
        // nothing is to be given
    }

    @Override
    public void analyze(Connection fresh) throws SQLException {
        String tables = "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"
                + " AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')";
        for (String table : Jdbc.query(fresh, row -> row.getString(1), tables)) {
            Jdbc.query(fresh, row -> row.getString(1), "ANALYZE TABLE " + DdlText.quoted(table));
        }
    }

    @Override
    public List<String> exchange(DumpTools.Sessions administrative, Names names, Set<String> asleep)
            throws SQLException {
        List<String> said = new ArrayList<>();
        try (Connection connection = TableMove.open(administrative, LONG_SECONDS)) {
            ExchangePlan plan = ExchangePlan.read(connection, names, asleep);
            // The journal first: what it does not name is found by nobody, should this be the end.
            new ExchangeJournal(names).begin(connection, plan.steps());
            Jdbc.execute(connection, schemaLike(connection, names.live(), names.former()));
            for (ExchangePlan.Trigger trigger : plan.freshTriggers()) {
                drop(connection, names.fresh(), trigger.definition());
            }
            long nanos = new TableMove(flavor, administrative, plan).run(connection);
            said.add(String.format(
                    Locale.ROOT, "Whoever uses it waited for %.1f seconds at most.", Math.max(0.1, nanos / 1e9)));
        }
        said.addAll(finish(administrative, names));
        return said;
    }

    static void drop(Connection connection, String schema, StoredDefinition definition) throws SQLException {
        connection.setCatalog(schema);
        Jdbc.execute(connection, definition.drop());
    }

    @Override
    public Standing standing(Connection administrative, Names names) throws SQLException {
        return new ExchangeJournal(names).standing(administrative);
    }

    @Override
    public Optional<Names> unfinished(Connection administrative, String live) throws SQLException {
        return ExchangeJournal.find(administrative, live).map(ExchangeJournal::names);
    }

    @Override
    public List<String> finish(DumpTools.Sessions administrative, Names names) throws SQLException {
        try (Connection connection = TableMove.open(administrative, LONG_SECONDS)) {
            ExchangeJournal journal = new ExchangeJournal(names);
            StepRun.all(connection, journal.steps(connection, Part.LIVE));
            if (ExchangeJournal.tables(connection, names.fresh()) == 0) {
                drop(connection, names.fresh());
            }
            List<String> said = StepRun.most(connection, journal.steps(connection, Part.FORMER));
            journal.end(connection);
            return said;
        }
    }

    @Override
    public String takeBack(DumpTools.Sessions administrative, Names names) throws SQLException {
        try (Connection connection = TableMove.open(administrative, LONG_SECONDS)) {
            ExchangeJournal journal = new ExchangeJournal(names);
            if (unfinished(connection, names.live()).filter(names::equals).isPresent()) {
                StepRun.all(connection, journal.steps(connection, Part.BACK));
            }
            if (ExchangeJournal.tables(connection, names.former()) == 0) {
                drop(connection, names.former());
            }
            drop(connection, names.fresh());
            return "What was restored beside it has been dropped again.";
        }
    }

    @Override
    public void drop(Connection administrative, String fresh) throws SQLException {
        Jdbc.execute(administrative, "DROP DATABASE IF EXISTS " + DdlText.quoted(fresh));
    }

    /** One whose journal is there is not only left over. */
    @Override
    public List<String> leftovers(Connection administrative, String live) throws SQLException {
        String prefix = beginning(live) + "_restored_";
        Stream<String> found = Jdbc.query(administrative, row -> row.getString(1), LEFTOVERS).stream();
        return found.filter(name -> name.startsWith(prefix)).toList();
    }

    @Override
    public String dropStatement(String database) {
        return "DROP DATABASE " + DdlText.quoted(database) + ";";
    }
}
