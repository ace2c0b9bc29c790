// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.engine.LockTimeouts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.callback.Statement;
import org.flywaydb.core.api.callback.Warning;
import org.jspecify.annotations.Nullable;

/** Tells what Flyway does, and limits how long each statement waits for locks. Flyway calls callbacks in the order of their names: this one first. */
final class LiveCallback extends BaseCallback {

    private final LockTimeouts timeouts;
    private final Duration limit;
    private final Consumer<LiveEvent> out;
    private boolean lifted;

    LiveCallback(LockTimeouts timeouts, Duration limit, Consumer<LiveEvent> out) {
        this.timeouts = timeouts;
        this.limit = limit;
        this.out = out;
    }

    @Override
    public String getCallbackName() {
        return "";
    }

    @Override
    public boolean supports(Event event, @Nullable Context context) {
        return switch (event) {
            case BEFORE_EACH_MIGRATE, BEFORE_EACH_MIGRATE_STATEMENT, AFTER_EACH_MIGRATE_STATEMENT, AFTER_EACH_MIGRATE ->
                true;
            default -> false;
        };
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            switch (event) {
                case BEFORE_EACH_MIGRATE -> begin(context);
                case BEFORE_EACH_MIGRATE_STATEMENT -> before(context.getConnection(), context.getStatement());
                case AFTER_EACH_MIGRATE_STATEMENT -> after(context.getConnection(), context.getStatement());
                default -> out.accept(new LiveEvent.Finished());
            }
        } catch (SQLException e) {
            throw new FlywayException("the time to wait for locks cannot be limited: " + e.getMessage(), e);
        }
    }

    private void begin(Context context) throws SQLException {
        Connection session = context.getConnection();
        timeouts.limit(session, limit);
        lifted = false;
        out.accept(new LiveEvent.Began(LiveScript.of(context.getMigrationInfo()), !session.getAutoCommit()));
    }

    private void before(Connection session, Statement statement) throws SQLException {
        String command = command(statement);
        if (!lifted) {
            lifted = timeouts.lift(session, command);
        }
        out.accept(new LiveEvent.Executes(command, lifted));
    }

    private void after(Connection session, Statement statement) throws SQLException {
        out.accept(new LiveEvent.Executed(command(statement), warnings(statement)));
        if (lifted) {
            timeouts.restore(session);
            lifted = false;
        }
    }

    private static String command(Statement statement) {
        String sql = statement.getSql();
        return sql.substring(StatementLines.leadingComments(sql).length());
    }

    private static List<String> warnings(Statement statement) {
        List<Warning> warnings = statement.getWarnings();
        return warnings == null
                ? List.of()
                : warnings.stream().map(Warning::getMessage).toList();
    }
}
