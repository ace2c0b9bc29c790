// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.migration.HistoryProblem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.api.pattern.ValidatePattern;

/**
 * What Flyway makes of a live database, with the scripts at hand and all that the user has set. Nothing is changed by asking.
 *
 * @param history    the history table
 * @param exists     whether there is one
 * @param isEmpty    whether its schema has no table at all
 * @param current    the newest version that is applied
 * @param newest     the newest version that has a script at hand
 * @param pending    what {@code migrate} would apply, in order
 * @param objections why it would refuse to
 */
public record LiveState(
        TableName history,
        boolean exists,
        boolean isEmpty,
        Optional<LiveScript> current,
        Optional<LiveScript> newest,
        List<LiveScript> pending,
        List<Objection> objections) {

    public LiveState {
        pending = List.copyOf(pending);
        objections = List.copyOf(objections);
    }

    /** A migration that has failed is the current one in Flyway's own eyes, but not in those of a person. */
    private static final Set<String> APPLIED =
            Set.of("SUCCESS", "OUT_OF_ORDER", "MISSING_SUCCESS", "FUTURE_SUCCESS", "BASELINE");

    /** What Flyway has against a migration, or against the whole. */
    public record Objection(Kind kind, String what) {}

    /** Kinds of objections, which have remedies of their own. */
    public enum Kind {
        /** A migration has failed, and nobody has cleared that up. */
        FAILED,
        /** A script is another than when it was applied. */
        EDITED,
        /** A script is older than the newest version applied, and was never applied. */
        OUT_OF_ORDER,
        /** What is applied has no script at hand. */
        MISSING,
        /** The database has tables, and no history. */
        NO_HISTORY,
        /** Something else. */
        OTHER
    }

    /**
     * Asks Flyway.
     *
     * @throws HistoryProblem if Flyway cannot make anything of it: somebody else's table under the history's name, for instance
     */
    public static LiveState read(FlywaySettings settings, Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            HistoryTable table = HistoryTable.find(settings, connection);
            TableName name = new TableName(table.schema(), table.name());
            boolean exists = table.exists(connection);
            boolean isEmpty = !exists && !hasTables(connection, table);
            List<Objection> objections = new ArrayList<>();
            if (!exists && !isEmpty && !baselines(settings)) {
                objections.add(new Objection(
                        Kind.NO_HISTORY, "the schema " + table.schema() + " has tables, and no history " + name));
            }
            return asked(settings, database, name, exists, isEmpty, objections);
        }
    }

    private static boolean baselines(FlywaySettings settings) {
        return settings.get("flyway.baselineOnMigrate", "false").equalsIgnoreCase("true");
    }

    private static boolean hasTables(Connection connection, HistoryTable table) throws SQLException {
        String tables = "SELECT count(*) FROM information_schema.tables WHERE table_schema = ?";
        return !Jdbc.text(connection, tables, table.schema()).equals("0");
    }

    private static LiveState asked(
            FlywaySettings settings,
            Database database,
            TableName history,
            boolean exists,
            boolean isEmpty,
            List<Objection> objections) {
        return LiveQuestion.ask(database, history.toString(), connections -> {
            Flyway flyway = flyway(settings, connections);
            MigrationInfo[] all = flyway.info().all();
            if (objections.isEmpty()) {
                objections.addAll(objections(settings, flyway, all));
            }
            return new LiveState(
                    history,
                    exists,
                    isEmpty,
                    newest(all, info -> APPLIED.contains(info.getState().name())),
                    newest(all, info -> info.getState().isResolved()),
                    Arrays.stream(flyway.info().pending()).map(LiveScript::of).toList(),
                    objections);
        });
    }

    private static Optional<LiveScript> newest(MigrationInfo[] all, Predicate<MigrationInfo> condition) {
        return Arrays.stream(all)
                .filter(info -> info.getVersion() != null)
                .filter(condition)
                .max(Comparator.comparing(MigrationInfo::getVersion))
                .map(LiveScript::of);
    }

    /** Without the user's callbacks, which may do anything at all. */
    private static Flyway flyway(FlywaySettings settings, DataSource connections) {
        FluentConfiguration configuration = Configurations.live(settings.without("flyway.callbacks"), connections);
        ValidatePattern[] patterns = Stream.concat(
                        Arrays.stream(configuration.getIgnoreMigrationPatterns()),
                        Stream.of(ValidatePattern.fromPattern("*:pending")))
                .toArray(ValidatePattern[]::new);
        configuration.skipDefaultCallbacks(true).ignoreMigrationPatterns(patterns);
        return UserCallbacks.replaced(configuration.load());
    }

    private static List<Objection> objections(FlywaySettings settings, Flyway flyway, MigrationInfo[] all) {
        if (settings.get("flyway.validateOnMigrate", "true").equalsIgnoreCase("false")) {
            return Arrays.stream(all)
                    .filter(info -> info.getState().isFailed())
                    .map(info -> new Objection(Kind.FAILED, LiveScript.of(info).name() + " has failed"))
                    .toList();
        }
        return flyway.validateWithResult().invalidMigrations.stream()
                .map(LiveState::objection)
                .toList();
    }

    private static Objection objection(ValidateOutput invalid) {
        // An interface since Flyway 10, an enum before: its text is the same.
        Kind kind = switch (String.valueOf(invalid.errorDetails.errorCode)) {
            case "FAILED_VERSIONED_MIGRATION", "FAILED_REPEATABLE_MIGRATION", "FAILED_BASELINE_MIGRATION" ->
                Kind.FAILED;
            case "CHECKSUM_MISMATCH", "DESCRIPTION_MISMATCH", "TYPE_MISMATCH" -> Kind.EDITED;
            case "RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED", "RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED" ->
                Kind.OUT_OF_ORDER;
            case "APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED", "APPLIED_REPEATABLE_MIGRATION_NOT_RESOLVED" ->
                Kind.MISSING;
            default -> Kind.OTHER;
        };
        return new Objection(kind, oneLine(invalid.errorDetails.errorMessage));
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /**
     * Takes away the row with which Flyway has noted that a script failed, where nothing is left of what it did: otherwise Flyway
     * would refuse to try it again.
     *
     * @throws HistoryProblem if Flyway is migrating this database now
     */
    public static void forgetFailure(FlywaySettings settings, Database database, LiveScript script)
            throws SQLException {
        try (Connection connection = database.connect()) {
            HistoryTable table = HistoryTable.find(settings, connection);
            FlywayLock lock = FlywayLock.of(table);
            if (!lock.take(connection)) {
                throw new HistoryProblem(
                        "Flyway's lock is held by another session",
                        table.quoted(),
                        "wait until that migrate has ended, then look at the history");
            }
            table.forgetFailure(connection, script.script());
            // The server takes its time to notice that a session is closed, and the next attempt asks for the lock.
            lock.release(connection);
        }
    }
}
