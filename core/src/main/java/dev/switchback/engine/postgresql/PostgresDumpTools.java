// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

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
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code pg_dump} and {@code pg_restore}.
 *
 * @see <a href="https://www.postgresql.org/docs/current/app-pgdump.html">pg_dump</a>
 */
final class PostgresDumpTools implements DumpTools {

    /** Debian's {@code /usr/bin/pg_dump} is {@code pg_wrapper}, which picks a version by clusters of this machine. */
    private static final ToolNames NAMES = new ToolNames(
            List.of("pg_dump"),
            Map.of("pg_dump", List.of("pg_restore")),
            List.of(
                    "/usr/lib/postgresql/*/bin",
                    "/usr/pgsql-*/bin",
                    "/usr/libexec/postgresql*",
                    "/usr/local/pgsql/bin",
                    "/opt/homebrew/opt/libpq/bin",
                    "/opt/homebrew/opt/postgresql@*/bin",
                    "/usr/local/opt/postgresql@*/bin",
                    "/Library/PostgreSQL/*/bin",
                    "/Applications/Postgres.app/Contents/Versions/*/bin"),
            Set.of("pg_wrapper"),
            List.of("postgres"),
            "the package postgresql-client-{major}");

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) ((\\d+)[\\w.]*)");

    /** A program newer than the server sets what an older server does not know; no object depends on it. */
    private static final Pattern HARMLESS =
            Pattern.compile("unrecognized configuration parameter \"(transaction_timeout|idle_session_timeout)\"");

    private static final String ROW_BYTES = """
            SELECT coalesce(sum(pg_table_size(oid)), 0)::int8 FROM pg_class
            WHERE relkind IN ('r', 'm') AND relpersistence <> 't' AND relnamespace NOT IN (SELECT oid FROM pg_namespace
              WHERE nspname IN ('pg_catalog', 'information_schema'))""";

    /** Owners, and whoever is named in privileges and policies. */
    private static final String ROLES = """
            SELECT DISTINCT r.rolname FROM pg_shdepend d JOIN pg_roles r ON r.oid = d.refobjid
            WHERE d.refclassid = 'pg_authid'::regclass AND r.rolname !~ '^pg_'
              AND d.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
            UNION SELECT current_user::text ORDER BY 1""";

    private static final String FOREIGN_TABLES = """
            SELECT string_agg(c.oid::regclass::text, ', ' ORDER BY c.oid::regclass::text) FROM pg_class c
            WHERE c.relkind = 'f' HAVING count(*) > 0""";

    @Override
    public ToolNames names() {
        return NAMES;
    }

    @Override
    public ToolVersion judge(String said, String serverVersion) {
        Matcher version = VERSION.matcher(said);
        if (!version.find()) {
            return new ToolVersion("", 0, Optional.of("does not say its version"));
        }
        int major = Integer.parseInt(version.group(2));
        int needed = Integer.parseInt(serverVersion.replaceFirst("\\D.*", ""));
        return new ToolVersion(
                version.group(1),
                major,
                major < needed
                        ? Optional.of("is older than the server, and refuses to dump a newer one")
                        : Optional.empty());
    }

    @Override
    public DumpForm form(int jobs) {
        return new DumpForm(jobs > 1 ? "dump" : "dump.pgdump", jobs > 1, false);
    }

    /** The driver and the programs heed the same parameters. */
    @Override
    public boolean isEncrypted(Connection connection) {
        return false;
    }

    @Override
    public ToolCall dump(DumpOrder order) {
        PostgresLogin login = new PostgresLogin(order.access(), order.secrets());
        List<String> arguments = new ArrayList<>(login.arguments());
        // Who waits for a table in vain is to say so: behind him nobody else would have to wait.
        arguments.add("--lock-wait-timeout=60s");
        arguments.addAll(order.options());
        if (form(order.jobs()).isDirectory()) {
            arguments.addAll(
                    List.of("--format=directory", "--jobs=" + order.jobs(), "--file=" + order.target(), "--no-sync"));
        } else {
            arguments.add("--format=custom");
        }
        return login.call(arguments);
    }

    @Override
    public ToolCall restore(RestoreOrder order) {
        PostgresLogin login = new PostgresLogin(order.access(), order.secrets());
        List<String> arguments = new ArrayList<>(login.arguments());
        if (!order.owners()) {
            arguments.addAll(List.of("--no-owner", "--no-privileges"));
        }
        if (order.elsewhere()) {
            arguments.add("--no-tablespaces");
        }
        if (order.dump().isPresent()) {
            if (order.jobs() > 1) {
                arguments.add("--jobs=" + order.jobs()); // which needs a file to go back and forth in
            }
            arguments.add(order.dump().get().toString());
        }
        return login.call(arguments);
    }

    @Override
    public Optional<String> restoreProblem(int exitCode, String said) {
        if (exitCode == 0) {
            return Optional.empty();
        }
        List<String> errors = said.lines()
                .filter(line -> line.contains(": error:") || line.contains("fatal"))
                .filter(line -> !HARMLESS.matcher(line).find())
                .toList();
        boolean isHarmless = errors.isEmpty() && HARMLESS.matcher(said).find();
        return isHarmless
                ? Optional.empty()
                : Optional.of(errors.isEmpty() ? said : errors.stream().limit(5).collect(Collectors.joining("\n")));
    }

    @Override
    public DumpMoment moment(Sessions sessions) throws SQLException {
        return ExportedSnapshot.open(sessions);
    }

    @Override
    public DumpedRows rows(Connection connection) throws SQLException {
        return DumpedTables.on(connection);
    }

    @Override
    public List<String> losses(Connection connection) throws SQLException {
        return Jdbc.query(
                connection,
                row -> "The rows of foreign tables are on other servers and not in the backup: " + row.getString(1)
                        + ".",
                FOREIGN_TABLES);
    }

    @Override
    public long rowBytes(Connection connection) throws SQLException {
        return Long.parseLong(Jdbc.text(connection, ROW_BYTES));
    }

    @Override
    public long diskBytes(Connection connection) throws SQLException {
        return Long.parseLong(Jdbc.text(connection, "SELECT pg_database_size(current_database())"));
    }

    @Override
    public List<String> roles(Connection connection) throws SQLException {
        return Jdbc.query(connection, row -> row.getString(1), ROLES);
    }

    @Override
    public boolean holdsRights() {
        return true;
    }

    /** A dump does not say that they are missing. */
    @Override
    public void strip(Connection connection, Set<String> objects) throws SQLException {
        for (String usual : List.of("schema public", "extension plpgsql")) {
            if (!objects.contains(usual)) {
                Jdbc.execute(connection, "DROP " + usual);
            }
        }
    }

    /** They may own what a superuser alone can, and functions that an index calls run as they. */
    @Override
    public void prepare(Connection connection, List<String> roles) throws SQLException {
        List<String> present = Jdbc.query(connection, row -> row.getString(1), "SELECT rolname FROM pg_roles");
        for (String role : roles) {
            if (!present.contains(role)) {
                Jdbc.execute(connection, "CREATE ROLE " + RowExpressions.quoted(role) + " NOLOGIN SUPERUSER");
            }
        }
    }
}
