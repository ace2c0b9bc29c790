// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.DumpForm;
import dev.switchback.engine.DumpMoment;
import dev.switchback.engine.DumpOrder;
import dev.switchback.engine.DumpTools;
import dev.switchback.engine.DumpedRows;
import dev.switchback.engine.RestoreOrder;
import dev.switchback.engine.ToolCall;
import dev.switchback.engine.ToolNames;
import dev.switchback.engine.ToolVersion;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code mysqldump} and {@code mysql}, {@code mariadb-dump} and {@code mariadb}: each product's own, since MariaDB's dumps a MySQL
 * server without an error, and what it writes of generated columns cannot be restored (10.11 of 8.0.31).
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/mysqldump.html">mysqldump</a>
 * @see <a href="https://mariadb.com/kb/en/mariadb-dump/">mariadb-dump</a>
 */
record MysqlDumpTools(Flavor flavor) implements DumpTools {

    private static final List<String> PLACES = List.of(
            "/usr/local/mysql/bin",
            "/usr/local/mariadb/bin",
            "/opt/mysql*/bin",
            "/opt/mariadb*/bin",
            "/opt/homebrew/opt/mysql-client*/bin",
            "/opt/homebrew/opt/mysql*/bin",
            "/opt/homebrew/opt/mariadb*/bin",
            "/usr/local/opt/mysql*/bin",
            "/usr/local/opt/mariadb*/bin");

    private static final ToolNames MYSQL = new ToolNames(
            List.of("mysqldump"),
            Map.of("mysqldump", List.of("mysql")),
            PLACES,
            Set.of(),
            List.of("mysql", "container-registry.oracle.com/mysql/community-server"),
            "MySQL's own client programs (mysql-community-client) of {minor} or newer");

    private static final ToolNames MARIADB = new ToolNames(
            List.of("mariadb-dump", "mysqldump"),
            Map.of("mariadb-dump", List.of("mariadb", "mysql"), "mysqldump", List.of("mysql", "mariadb")),
            PLACES,
            Set.of(),
            List.of("mariadb"),
            "the package mariadb-client of {minor} or newer");

    private static final Pattern MARIADB_VERSION = Pattern.compile("((\\d+)\\.(\\d+)(?:\\.\\d+)?)-MariaDB");
    private static final Pattern MYSQL_VERSION = Pattern.compile("(?:Ver|Distrib) ((\\d+)\\.(\\d+)(?:\\.\\d+)?)");
    private static final Pattern MINOR = Pattern.compile("^(\\d+)\\.(\\d+)");

    private static final List<String> BOTH = List.of(
            "--single-transaction",
            "--quick",
            "--routines",
            "--triggers",
            "--events",
            "--hex-blob",
            "--default-character-set=utf8mb4",
            "--max-allowed-packet=1G");

    private static final String ROW_BYTES =
            "SELECT COALESCE(SUM(DATA_LENGTH), 0) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()";

    private static final String DISK_BYTES =
            "SELECT COALESCE(SUM(DATA_LENGTH + INDEX_LENGTH), 0) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()";

    @Override
    public ToolNames names() {
        return flavor == Flavor.MYSQL ? MYSQL : MARIADB;
    }

    @Override
    public ToolVersion judge(String said, String serverVersion) {
        boolean isMariadbs = said.contains("MariaDB");
        Matcher version = (isMariadbs ? MARIADB_VERSION : MYSQL_VERSION).matcher(said);
        if (!version.find()) {
            return new ToolVersion("", 0, Optional.of("does not say its version"));
        }
        int rank = rank(version.group(2), version.group(3));
        return new ToolVersion(version.group(1), rank, objection(isMariadbs, rank < rank(serverVersion)));
    }

    private Optional<String> objection(boolean isMariadbs, boolean isOlder) {
        if (isMariadbs && flavor == Flavor.MYSQL) {
            return Optional.of("is MariaDB's, whose dumps of a MySQL server look fine and cannot always be restored");
        }
        if (!isMariadbs && flavor == Flavor.MARIADB) {
            return Optional.of("is MySQL's, which does not know what MariaDB has of its own");
        }
        return isOlder
                ? Optional.of("is older than the server, and does not know what is new there")
                : Optional.empty();
    }

    private static int rank(String serverVersion) {
        Matcher minor = MINOR.matcher(serverVersion);
        return minor.find() ? rank(minor.group(1), minor.group(2)) : 0;
    }

    private static int rank(String major, String minor) {
        return Integer.parseInt(major) * 1000 + Integer.parseInt(minor);
    }

    @Override
    public DumpForm form(int jobs) {
        return new DumpForm("dump.sql.gz", false, true);
    }

    @Override
    public boolean isEncrypted(Connection connection) throws SQLException {
        List<String> ciphers = Jdbc.query(connection, row -> row.getString(2), "SHOW SESSION STATUS LIKE 'Ssl_cipher'");
        return ciphers.stream().anyMatch(cipher -> !cipher.isEmpty());
    }

    @Override
    public ToolCall dump(DumpOrder order) {
        MysqlLogin login = new MysqlLogin(order.access(), flavor, order.secrets());
        List<String> arguments = new ArrayList<>(List.of(login.argument()));
        arguments.addAll(BOTH);
        if (flavor == Flavor.MYSQL) {
            // The first two would write what concerns the whole server, and ask for a privilege for it.
            arguments.addAll(List.of("--no-tablespaces", "--set-gtid-purged=OFF", "--column-statistics=0"));
        }
        arguments.addAll(order.options());
        arguments.addAll(List.of("--", order.access().database()));
        return login.call(arguments);
    }

    @Override
    public ToolCall restore(RestoreOrder order) {
        MysqlLogin login = new MysqlLogin(order.access(), flavor, order.secrets());
        return login.call(List.of(
                login.argument(),
                "--default-character-set=utf8mb4",
                "--max-allowed-packet=1G",
                "--binary-mode",
                "--batch",
                "--database=" + order.access().database()));
    }

    /**
     * MySQL's programs cannot log in by that plugin from 9.0 on, and servers before 8.4 have accounts that know no other.
     *
     * @see <a href="https://dev.mysql.com/doc/relnotes/mysql/9.0/en/news-9-0-0.html">MySQL 9.0.0: mysql_native_password is removed</a>
     */
    @Override
    public String advice(String said) {
        return !said.contains("'mysql_native_password' cannot be loaded")
                ? ""
                : "\n  This account logs in by mysql_native_password, which the programs of MySQL 9 do not know any more. Name the directory of"
                        + " those of MySQL 8 with switchback.backup.tools, or give the account another plugin:"
                        + " ALTER USER ... IDENTIFIED WITH caching_sha2_password BY '...';";
    }

    @Override
    public Optional<String> restoreProblem(int exitCode, String said) {
        if (exitCode == 0) {
            return Optional.empty();
        }
        String errors = said.lines().filter(line -> line.contains("ERROR")).collect(Collectors.joining("\n"));
        return Optional.of(errors.isEmpty() ? said : errors);
    }

    @Override
    public DumpMoment moment(Sessions sessions) throws SQLException {
        return LockedMoment.open(sessions, flavor);
    }

    @Override
    public DumpedRows rows(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            MysqlRowReader.fix(connection, flavor);
        }
        return new DumpedTables(connection, flavor);
    }

    @Override
    public List<String> losses(Connection connection) throws SQLException {
        return DumpLosses.of(connection);
    }

    @Override
    public long rowBytes(Connection connection) throws SQLException {
        return Long.parseLong(Jdbc.text(connection, ROW_BYTES));
    }

    @Override
    public long diskBytes(Connection connection) throws SQLException {
        return Long.parseLong(Jdbc.text(connection, DISK_BYTES));
    }

    /** Privileges are the server's. */
    @Override
    public boolean holdsRights() {
        return false;
    }

    /** Accounts that are named as definers need not exist. */
    @Override
    public List<String> roles(Connection connection) {
        return List.of();
    }

    /** The largest row may be larger than a server takes by default. */
    @Override
    public void prepare(Connection connection, List<String> roles) throws SQLException {
        Jdbc.execute(connection, "SET GLOBAL max_allowed_packet = 1073741824");
    }

    @Override
    public InputStream quiet(InputStream dump, Consumer<String> asleep) {
        return new QuietDump(dump, asleep);
    }

    @Override
    public Snapshot awake(Snapshot schema, Set<String> asleep) {
        List<SchemaObject> sleeping = schema.objects().values().stream()
                .filter(object -> object.key().kind().equals("event")
                        && asleep.contains(object.key().name()))
                .toList();
        return schema.with(
                sleeping, sleeping.stream().map(MysqlDumpTools::awake).toList());
    }

    private static SchemaObject awake(SchemaObject event) {
        Map<String, String> properties = new TreeMap<>(event.properties());
        properties.put("status", "ENABLED");
        return SchemaObject.of(event.key(), properties);
    }
}
