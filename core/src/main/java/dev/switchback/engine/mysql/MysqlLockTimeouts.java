// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.LockTimeouts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Sets {@code lock_wait_timeout}, for tables, and {@code innodb_lock_wait_timeout}, for rows. */
final class MysqlLockTimeouts implements LockTimeouts {

    /** ER_LOCK_WAIT_TIMEOUT and ER_LOCK_DEADLOCK. */
    private static final Set<Integer> NO_LOCK = Set.of(1205, 1213);

    /** What changes the session and nothing else. */
    private static final Pattern OF_THE_SESSION =
            Pattern.compile("(?is)(/\\*M?!\\d*\\s*)?SET\\b(?!.*\\b(GLOBAL|PERSIST|PERSIST_ONLY|PASSWORD|ROLE)\\b).*");

    /** What may do any number of things, one after the other. */
    private static final Pattern SEVERAL = Pattern.compile("(?is)(CALL|BEGIN|EXECUTE|IF|FOR|WHILE|LOOP|REPEAT)\\b.*");

    /** Both count whole seconds, from 1 on. */
    @Override
    public void limit(Connection session, Duration limit) throws SQLException {
        long seconds = Math.max(1, limit.plusMillis(999).toSeconds());
        String set = "SET SESSION lock_wait_timeout = %d, SESSION innodb_lock_wait_timeout = %d";
        String now = "SELECT @@SESSION.lock_wait_timeout, @@SESSION.innodb_lock_wait_timeout";
        List<String> statements = Jdbc.query(
                session,
                row -> String.format(
                        Locale.ROOT, set, Math.min(seconds, row.getLong(1)), Math.min(seconds, row.getLong(2))),
                now);
        Jdbc.execute(session, statements.get(0));
    }

    @Override
    public boolean lift(Connection session, String statement) {
        return false;
    }

    @Override
    public void restore(Connection session) {}

    @Override
    public boolean isLockFailure(SQLException failure) {
        return NO_LOCK.contains(failure.getErrorCode());
    }

    /** A transaction does not help: every DDL statement commits what was before it. */
    @Override
    public boolean leavesNothing(boolean inTransaction, List<String> before, String failed) {
        return before.stream()
                        .allMatch(statement -> OF_THE_SESSION.matcher(statement).matches())
                && !SEVERAL.matcher(failed).matches();
    }
}
