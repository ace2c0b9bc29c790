// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.engine.SessionProbes;
import dev.switchback.engine.TransactionProbe.Trail;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at one script after the other, from before its first statement to its commit, and has written down what there is to see. */
final class ScriptLooks {

    private static final int PATIENCE_SECONDS = 5;

    private final RunSessions sessions;
    private final SessionProbes probes;
    private final Costs costs;
    private @Nullable Trail trail;
    private @Nullable Connection onlooker;
    private Map<String, String> settings = Map.of();

    ScriptLooks(RunSessions sessions, SessionProbes probes, Costs costs) {
        this.sessions = sessions;
        this.probes = probes;
        this.costs = costs;
    }

    void begin(Connection script, Recording recording) throws SQLException {
        boolean followed = !script.getAutoCommit() || probes.transaction().followsWithoutTransaction();
        trail = followed ? probes.transaction().follow(script, this::onlooker) : null;
        settings = probes.settings().of(script, this::onlooker);
        var glance = trail == null ? null : trail.begin().orElse(null);
        costs.begin(script, this::onlooker);
        recording.begin(glance);
    }

    void before(String statement) throws SQLException {
        // Of a batch all statements are announced before the first of them runs.
        costs.executed();
        if (trail != null) {
            trail.before(statement);
        }
        costs.before();
    }

    void after(String statement, Recording recording) throws SQLException {
        costs.executed();
        replaceEnded();
        costs.after(recording);
        if (trail != null) {
            recording.glance(trail.after(statement).orElse(null));
        }
    }

    /** Looks when the script, and the user's callbacks after it, have run. */
    void end(Connection script, Recording recording) throws SQLException {
        costs.end(recording);
        if (trail != null) {
            recording.look(trail.end().orElse(null));
        }
        recording.leaveSession(SessionChange.between(settings, probes.settings().of(script, this::onlooker)));
        nameDropped(recording);
        guess(recording);
    }

    /** What the script has dropped has its name only in the eyes of others, and only until it commits. */
    private void nameDropped(Recording recording) throws SQLException {
        if (!recording.unnamed().isEmpty()) {
            recording.name(probes.activity().names(onlooker(), recording.unnamed()));
        }
    }

    private void guess(Recording recording) throws SQLException {
        if (!recording.obscure().isEmpty()) {
            recording.mention(probes.transaction().mentioned(onlooker(), recording.obscure()));
        }
    }

    void commit(Connection script, Recording recording) throws SQLException {
        costs.commit(script, recording);
    }

    private Connection onlooker() throws SQLException {
        Connection known = onlooker;
        if (known == null || known.isClosed()) {
            known = sessions.openOnlooker();
            onlooker = known;
        }
        return known;
    }

    /** A script may end all sessions but its own. */
    private void replaceEnded() throws SQLException {
        if (onlooker != null && !onlooker.isValid(PATIENCE_SECONDS)) {
            onlooker = null;
        }
    }
}
