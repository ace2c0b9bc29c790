// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.migration.Migration;
import dev.switchback.migration.UndoScript;
import dev.switchback.migration.Version;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Sets Flyway up for each role, such that it comes to a given migration first. */
final class RunConfigurations {

    /** No script can have it: a prefix is compared with the beginning of a file's name. */
    private static final String NO_PREFIX = "/switchback hides baselines/";

    /**
     * Before each script Flyway goes through all that it knows of, so that a run of n scripts takes time in n². A run of so few
     * that a new one must be opened now and then costs less.
     */
    private static final int UNDOS_A_RUN = 50;

    private final RunRequest request;
    private final RunSessions sessions;
    private final Stepper stepper;

    RunConfigurations(RunRequest request, RunSessions sessions, Stepper stepper) {
        this.request = request;
        this.sessions = sessions;
        this.stepper = stepper;
    }

    Flyway startingWith(Migration first) throws SQLException {
        FluentConfiguration configuration = request.role() == Role.UNDO
                ? undoing(request.settings(), sessions)
                : Configurations.of(request.settings(), sessions.source());
        configuration.group(false);
        if (hidesBaselines() && first.kind() != Migration.Kind.BASELINE) {
            Configurations.baselinePrefix(configuration, NO_PREFIX);
        }
        switch (request.role()) {
            case AGAIN -> again(configuration, first);
            case UNDO -> undo(configuration, first);
            case MAIN -> {}
        }
        Flyway flyway = configuration.load();
        return request.role() == Role.UNDO
                ? UserCallbacks.replaced(flyway, stepper.first(), stepper.last())
                : UserCallbacks.keptBeside(flyway, stepper.first(), stepper.last());
    }

    /** A baseline script that no older version stands beside is the beginning of the history, and not to be hidden. */
    private boolean hidesBaselines() {
        List<Migration> all = request.migrations().migrations();
        return request.withoutBaselines()
                && all.stream()
                        .filter(migration -> migration.kind() == Migration.Kind.BASELINE)
                        .allMatch(baseline -> all.stream().anyMatch(other -> isReplacedBy(baseline, other)));
    }

    private static boolean isReplacedBy(Migration baseline, Migration other) {
        Version version = baseline.version().orElseThrow();
        return other.kind() != Migration.Kind.BASELINE
                && other.version().filter(v -> v.compareTo(version) <= 0).isPresent();
    }

    private void again(FluentConfiguration configuration, Migration first) throws SQLException {
        List<Migration> all = request.migrations().migrations();
        Set<Migration> before = new HashSet<>(all.subList(0, Math.max(0, all.indexOf(first))));
        List<Migration> passedOver = all.stream()
                .filter(migration -> migration.kind() != Migration.Kind.BASELINE)
                .filter(migration -> before.contains(migration) || isNotUndone(migration))
                .filter(migration -> !migration.equals(first))
                .toList();
        unrecorded(configuration, passedOver);
    }

    private static boolean isNotUndone(Migration migration) {
        return !migration.isRepeatable() && migration.undo().isEmpty();
    }

    private void undo(FluentConfiguration configuration, Migration first) throws SQLException {
        List<Migration> all = request.migrations().migrations();
        List<Migration> remaining = all.stream()
                .skip(Math.max(0, all.indexOf(first)))
                .filter(migration -> migration.undo().isPresent())
                .limit(UNDOS_A_RUN)
                .toList();
        servingUndo(configuration, request.settings(), remaining);
        unrecorded(configuration, List.of());
    }

    /** The user's callbacks are for migrations; Flyway would create those that a property names whatever else is set. */
    static FluentConfiguration undoing(FlywaySettings settings, RunSessions sessions) {
        return Configurations.of(settings.without("flyway.callbacks"), sessions.source());
    }

    /** Makes Flyway take the undo scripts of migrations for the migrations themselves. */
    static void servingUndo(FluentConfiguration configuration, FlywaySettings settings, List<Migration> migrations) {
        Map<String, Path> files = new LinkedHashMap<>();
        migrations.stream()
                .filter(migration -> settings.broken().stream().noneMatch(broken -> broken.isOf(migration, true)))
                .flatMap(migration -> migration.undo().stream())
                .forEach(undo -> files.put(nameOf(undo, settings), undo.script().file()));
        configuration
                .sqlMigrationPrefix(undoPrefix(settings))
                .resourceProvider(new ServedScripts(files, configuration.getEncoding()))
                .javaMigrationClassProvider(List::of)
                .skipDefaultCallbacks(true)
                .validateMigrationNaming(false);
    }

    private void unrecorded(FluentConfiguration configuration, List<Migration> passedOver) throws SQLException {
        HistoryTable history;
        try (Connection connection = request.database().connect()) {
            HistoryTable users = HistoryTable.find(request.settings(), connection);
            history = users.named(BookKeeping.unrecorded(request.settings(), request.role()));
            new ScratchHistory(request.books(), history).create(passedOver, users.checksumsOfRepeatables(connection));
        }
        configuration.table(history.name()).outOfOrder(true).validateOnMigrate(false);
        if (history.dialect().hasSchemasInside()) {
            configuration.defaultSchema(history.schema()).createSchemas(true);
            // Otherwise Flyway uses one session for both. The transaction that it holds open is in the scratch
            // database, where no script waits for it.
            TransactionalLock.set(configuration, true);
        }
    }

    private static String undoPrefix(FlywaySettings settings) {
        return settings.get("flyway.undoSqlMigrationPrefix", "U");
    }

    /** Returns the file's own name where Flyway can read it as that of an undo script, and one that it can read elsewhere. */
    private static String nameOf(UndoScript undo, FlywaySettings settings) {
        String own = undo.script().fileName();
        boolean readable = own.startsWith(undoPrefix(settings))
                && settings.suffixes().stream().anyMatch(own::endsWith);
        return readable ? own : undoName(settings, undo.version().toString(), "undo");
    }

    /** Returns the name that an undo script of a migration would have. */
    static String undoNameFor(FlywaySettings settings, Migration migration) {
        return undoName(settings, migration.label(), migration.description().replace(' ', '_'));
    }

    private static String undoName(FlywaySettings settings, String version, String description) {
        String separator = settings.get("flyway.sqlMigrationSeparator", "__");
        return undoPrefix(settings)
                + version
                + separator
                + description
                + settings.suffixes().get(0);
    }
}
