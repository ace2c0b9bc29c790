// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.LockTimeouts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Sets {@code lock_timeout}. */
final class PostgresLockTimeouts implements LockTimeouts {

    /** 0 is no limit. What is shown has a unit ({@code 2s}); {@code pg_settings} would say it in milliseconds, and reads all there are. */
    private static final String LIMIT = """
            SELECT set_config('lock_timeout',
                CASE WHEN extract(epoch FROM s::interval) * 1000 BETWEEN 1 AND ? THEN s ELSE ? || 'ms' END, false)
            FROM current_setting('lock_timeout') AS s
            """;

    private static final String LIFT = """
            SELECT set_config('switchback.lock_timeout', current_setting('lock_timeout'), false),
                set_config('lock_timeout', '0', false)
            """;

    private static final String RESTORE =
            "SELECT set_config('lock_timeout', current_setting('switchback.lock_timeout'), false)";

    /** lock_not_available and deadlock_detected. */
    private static final Set<String> NO_LOCK = Set.of("55P03", "40P01");

    /**
     * Where these wait they let everybody read and write; cut off, an index stays behind that is invalid, and a partition that is
     * half detached (https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY).
     */
    private static final Pattern CONCURRENTLY = Pattern.compile(
            "(?is)(CREATE\\s+(UNIQUE\\s+)?INDEX|DROP\\s+INDEX|REINDEX|ALTER\\s+TABLE)\\b.*\\bCONCURRENTLY\\b.*");

    /** What ends a transaction by its own will, or may do anything. */
    private static final Pattern COMMITS =
            Pattern.compile("(?is)(COMMIT|END|ROLLBACK|ABORT|PREPARE\\s+TRANSACTION|CALL|DO)\\b.*");

    @Override
    public void limit(Connection session, Duration limit) throws SQLException {
        Jdbc.text(session, LIMIT, limit.toMillis(), limit.toMillis());
    }

    /** In a transaction such a statement is refused anyway. */
    @Override
    public boolean lift(Connection session, String statement) throws SQLException {
        if (!session.getAutoCommit() || !CONCURRENTLY.matcher(statement).matches()) {
            return false;
        }
        Jdbc.text(session, LIFT);
        return true;
    }

    @Override
    public void restore(Connection session) throws SQLException {
        Jdbc.text(session, RESTORE);
    }

    @Override
    public boolean isLockFailure(SQLException failure) {
        return NO_LOCK.contains(String.valueOf(failure.getSQLState()));
    }

    @Override
    public boolean leavesNothing(boolean inTransaction, List<String> before, String failed) {
        if (inTransaction) {
            return before.stream().noneMatch(PostgresLockTimeouts::commits);
        }
        return before.isEmpty()
                && !commits(failed)
                && !CONCURRENTLY.matcher(failed).matches();
    }

    private static boolean commits(String statement) {
        return COMMITS.matcher(statement).matches();
    }
}
