// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.engine.SessionProbes;
import dev.switchback.engine.TransactionProbe;
import dev.switchback.engine.TransactionProbe.Glance;
import dev.switchback.engine.TransactionProbe.Trail;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.callback.Statement;
import org.flywaydb.core.api.callback.Warning;
import org.jspecify.annotations.Nullable;

/** Stops Flyway before each script, and writes down what the script does. */
final class Stepper {

    private final Turnstile turnstile;
    private final RunSessions sessions;
    private final SessionProbes probes;
    private final TransactionProbe probe;
    private Recording recording = new Recording();
    private final Costs costs;
    private @Nullable Trail trail;
    private @Nullable Connection onlooker;
    private Map<String, String> settings = Map.of();

    Stepper(Turnstile turnstile, RunSessions sessions, SessionProbes probes, Costs costs) {
        this.turnstile = turnstile;
        this.sessions = sessions;
        this.probes = probes;
        this.probe = probes.transaction();
        this.costs = costs;
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
            trail = unpark(connection, holding);
            recording = next;
            settings = probes.settings().of(connection, this::onlooker);
            Glance glance = trail == null ? null : trail.begin().orElse(null);
            costs.begin(connection, this::onlooker);
            next.begin(glance);
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
    private @Nullable Trail unpark(Connection migrating, List<Connection> holding) throws SQLException {
        for (Connection connection : holding) {
            probe.holdSnapshot(connection);
        }
        if (migrating.getAutoCommit()) {
            probe.holdSnapshot(migrating);
        }
        return migrating.getAutoCommit() && !probe.followsWithoutTransaction()
                ? null
                : probe.follow(migrating, this::onlooker);
    }

    private void beginStatement(Statement statement) {
        recording.pause();
        demand(() -> {
            if (trail != null) {
                trail.before(statement.getSql());
            }
            costs.before();
        });
        recording.resume();
        recording.beginStatement();
    }

    private void endStatement(Statement statement) {
        recording.endStatement(statement.getSql(), warnings(statement));
        demand(() -> {
            costs.after(recording);
            if (trail != null) {
                recording.glance(trail.after(statement.getSql()).orElse(null));
            }
        });
        recording.resume();
    }

    private static List<String> warnings(Statement statement) {
        List<Warning> warnings = statement.getWarnings();
        return warnings == null
                ? List.of()
                : warnings.stream().map(Warning::getMessage).toList();
    }

    private void compareSession(Connection connection) throws SQLException {
        recording.leaveSession(SessionChange.between(settings, probes.settings().of(connection, this::onlooker)));
    }

    private void look() throws SQLException {
        if (trail != null) {
            recording.look(trail.end().orElse(null));
        }
    }

    /** What the script has dropped has its name only in the eyes of others, and only until it commits. */
    private void nameDropped() throws SQLException {
        if (!recording.unnamed().isEmpty()) {
            recording.name(probes.activity().names(onlooker(), recording.unnamed()));
        }
    }

    private void guess() throws SQLException {
        if (!recording.obscure().isEmpty()) {
            recording.mention(probe.mentioned(onlooker(), recording.obscure()));
        }
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

    private Connection onlooker() throws SQLException {
        Connection known = onlooker;
        if (known == null || known.isClosed()) {
            known = sessions.open();
            onlooker = known;
        }
        return known;
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
                case BEFORE_EACH_MIGRATE_STATEMENT -> beginStatement(context.getStatement());
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
            recording.finish();
            demand(() -> {
                costs.end(recording);
                look();
                compareSession(context.getConnection());
                nameDropped();
                guess();
                costs.commit(context.getConnection(), recording);
            });
        }
    }
}
