// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.engine.SessionProbes;
import dev.switchback.engine.TransactionProbe;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.callback.Statement;
import org.flywaydb.core.api.callback.Warning;
import org.jspecify.annotations.Nullable;

/** Stops Flyway before each script, and has written down what the script does. */
final class Stepper {

    private final Turnstile turnstile;
    private final RunSessions sessions;
    private final TransactionProbe probe;
    private final ScriptLooks looks;
    private final StatementWatch watch;
    private Recording recording = new Recording();

    Stepper(Turnstile turnstile, RunSessions sessions, SessionProbes probes, Costs costs, StatementWatch watch) {
        this.turnstile = turnstile;
        this.sessions = sessions;
        this.watch = watch;
        this.probe = probes.transaction();
        this.looks = new ScriptLooks(sessions, probes, costs);
    }

    /** Flyway calls callbacks in the order of their names: this one comes before the user's. */
    BaseCallback first() {
        return new First();
    }

    /** And this one after the user's. */
    BaseCallback last() {
        return new Last();
    }

    private void stopBefore(Context context) {
        Connection connection = context.getConnection();
        demand(() -> {
            List<Connection> holding = park(connection);
            Recording next = turnstile.waitBefore(context.getMigrationInfo());
            unpark(connection, holding);
            recording = next;
            looks.begin(connection, next);
        });
    }

    /*
     * Flyway has set search_path in the transaction it has just begun: committing that leaves the session idle, and the
     * script gets a transaction of its own. What Flyway's other session holds open for its lock gives up its snapshot.
     */
    private List<Connection> park(Connection migrating) throws SQLException {
        if (!migrating.getAutoCommit()) {
            migrating.commit();
        }
        List<Connection> holding = new ArrayList<>();
        for (Connection connection : sessions.live()) {
            if (probe.isOpen(connection)) {
                probe.releaseSnapshot(connection);
                holding.add(connection);
            }
        }
        return holding;
    }

    /** Puts everything back as Flyway left it; a session that was ended meanwhile shows here. */
    private void unpark(Connection migrating, List<Connection> holding) throws SQLException {
        for (Connection connection : holding) {
            probe.holdSnapshot(connection);
        }
        if (migrating.getAutoCommit()) {
            probe.holdSnapshot(migrating);
        }
    }

    private void beginStatement(Statement statement, Connection connection) {
        recording.pause();
        demand(() -> looks.before(statement.getSql()));
        if (recording.isIdle()) {
            demand(() -> watch.before(statement.getSql(), recording.isAtFirst(), connection.getAutoCommit()));
        }
        recording.resume();
        recording.beginStatement();
    }

    private void endStatement(Statement statement) {
        recording.endStatement(statement.getSql(), warnings(statement));
        demand(() -> looks.after(statement.getSql(), recording));
        recording.resume();
    }

    private static List<String> warnings(Statement statement) {
        List<Warning> warnings = statement.getWarnings();
        return warnings == null
                ? List.of()
                : warnings.stream().map(Warning::getMessage).toList();
    }

    private void endScript(Connection connection) {
        recording.finish();
        demand(() -> looks.end(connection, recording));
        recording.resume();
        demand(() -> looks.commit(connection, recording));
    }

    private static void demand(Look look) {
        try {
            look.look();
        } catch (SQLException e) {
            throw new SessionLost(e);
        }
    }

    /** Something to see in a session, which may be gone. */
    @FunctionalInterface
    private interface Look {
        void look() throws SQLException;
    }

    /** A session ended between two scripts, or between two statements. */
    static final class SessionLost extends RuntimeException {
        SessionLost(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }

    // Named classes: Flyway compares callbacks by their canonical names, which anonymous ones lack.

    private final class First extends BaseCallback {
        @Override
        public String getCallbackName() {
            return "";
        }

        @Override
        public boolean supports(Event event, @Nullable Context context) {
            return event == Event.BEFORE_EACH_MIGRATE
                    || event == Event.BEFORE_EACH_MIGRATE_STATEMENT
                    || event == Event.AFTER_EACH_MIGRATE_STATEMENT;
        }

        @Override
        public void handle(Event event, Context context) {
            switch (event) {
                case BEFORE_EACH_MIGRATE -> stopBefore(context);
                case BEFORE_EACH_MIGRATE_STATEMENT -> beginStatement(context.getStatement(), context.getConnection());
                default -> endStatement(context.getStatement());
            }
        }
    }

    private final class Last extends BaseCallback {
        @Override
        public String getCallbackName() {
            return "\uffff";
        }

        @Override
        public boolean supports(Event event, @Nullable Context context) {
            return event == Event.AFTER_EACH_MIGRATE;
        }

        @Override
        public void handle(Event event, Context context) {
            endScript(context.getConnection());
        }
    }
}
