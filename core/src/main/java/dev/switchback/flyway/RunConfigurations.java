// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.migration.Migration;
import dev.switchback.migration.UndoScript;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Sets Flyway up for each role, such that it comes to a given migration first. */
final class RunConfigurations {

    /** No script can have it: a prefix is compared with the beginning of a file's name. */
    private static final String NO_PREFIX = "/switchback hides baselines/";

    private final RunRequest request;
    private final RunSessions sessions;
    private final Stepper stepper;

    RunConfigurations(RunRequest request, RunSessions sessions, Stepper stepper) {
        this.request = request;
        this.sessions = sessions;
        this.stepper = stepper;
    }

    Flyway startingWith(Migration first) throws SQLException {
        FluentConfiguration configuration = Configurations.of(request.settings(), sessions);
        configuration.group(false);
        if (request.withoutBaselines() && first.kind() != Migration.Kind.BASELINE) {
            Configurations.baselinePrefix(configuration, NO_PREFIX);
        }
        switch (request.role()) {
            case MAIN -> withUsersCallbacks(configuration);
            case AGAIN -> again(configuration, first);
            case UNDO -> undo(configuration, first);
        }
        return configuration.load();
    }

    private void withUsersCallbacks(FluentConfiguration configuration) {
        Callback[] users = configuration.getCallbacks();
        Callback[] all = java.util.Arrays.copyOf(users, users.length + 2);
        all[users.length] = stepper.first();
        all[users.length + 1] = stepper.last();
        configuration.callbacks(all);
    }

    private void again(FluentConfiguration configuration, Migration first) throws SQLException {
        withUsersCallbacks(configuration);
        List<Migration> passedOver = request.migrations().migrations().stream()
                .filter(migration -> migration.kind() != Migration.Kind.BASELINE)
                .filter(migration -> migration.undo().isEmpty() || isBefore(migration, first))
                .filter(migration -> !migration.equals(first))
                .filter(migration -> !migration.isRepeatable())
                .toList();
        unrecorded(configuration, passedOver, configuration.getTable());
    }

    private void undo(FluentConfiguration configuration, Migration first) throws SQLException {
        configuration
                .sqlMigrationPrefix(undoPrefix())
                .resourceProvider(served(first))
                .javaMigrationClassProvider(List::of)
                .skipDefaultCallbacks(true)
                .validateMigrationNaming(false)
                .callbacks(stepper.first(), stepper.last());
        unrecorded(configuration, List.of(), configuration.getTable() + "_undo");
    }

    /** The walk's own order; what comes before the first has been done, or is not wanted. */
    private boolean isBefore(Migration migration, Migration first) {
        List<Migration> all = request.migrations().migrations();
        return all.indexOf(migration) < all.indexOf(first);
    }

    private void unrecorded(FluentConfiguration configuration, List<Migration> passedOver, String table)
            throws SQLException {
        ScratchHistory history =
                new ScratchHistory(java.util.Objects.requireNonNull(request.scratch()), schema(), table);
        history.create(passedOver);
        configuration
                .defaultSchema(history.schema())
                .table(table)
                .createSchemas(true)
                .outOfOrder(true)
                .validateOnMigrate(false);
        // Otherwise Flyway uses one session for both. The transaction it holds open is in the scratch database, where
        // no
        // script waits for it.
        TransactionalLock.set(configuration, true);
    }

    private String schema() throws SQLException {
        try (Connection connection = request.database().connect()) {
            return ScratchHistory.schemaOf(request.settings(), connection);
        }
    }

    private String undoPrefix() {
        return request.settings().get("flyway.undoSqlMigrationPrefix", "U");
    }

    private ServedScripts served(Migration first) {
        Map<String, Path> files = new LinkedHashMap<>();
        request.migrations().migrations().stream()
                .filter(migration -> !isBefore(migration, first))
                .flatMap(migration -> migration.undo().stream())
                .forEach(undo -> files.put(nameOf(undo), undo.script().file()));
        return new ServedScripts(files, Charset.forName(request.settings().get("flyway.encoding", "UTF-8")));
    }

    /** The file's own name where Flyway can read it as that of an undo script. */
    private String nameOf(UndoScript undo) {
        String own = undo.script().fileName();
        String suffix = Configurations.suffixes(request.settings()).get(0);
        String begin = undoPrefix() + undo.version() + request.settings().get("flyway.sqlMigrationSeparator", "__");
        boolean readable = own.startsWith(undoPrefix()) && own.endsWith(suffix);
        return readable ? own : begin + "undo" + suffix;
    }
}
