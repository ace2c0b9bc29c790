// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.engine.LockTimeouts;
import dev.switchback.engine.LockWait;
import dev.switchback.flyway.Failure;
import dev.switchback.flyway.LiveScript;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * How an attempt to migrate failed.
 *
 * @param script        the migration that failed; empty if Flyway did not come to one
 * @param failure       what Flyway or the server said
 * @param refusal       what the server said, if it was the server
 * @param inTransaction whether Flyway ran it in a transaction
 * @param executed      the statements of it that had run
 * @param statement     the one that failed; empty if none was at work
 * @param ended         why it was ended by us, if it was
 * @param waits         the locks that it waited for when it was last looked at, and who held them
 */
record FailedScript(
        Optional<LiveScript> script,
        Failure failure,
        Optional<SQLException> refusal,
        boolean inTransaction,
        List<String> executed,
        String statement,
        Optional<String> ended,
        List<LockWait> waits) {

    FailedScript {
        executed = List.copyOf(executed);
        waits = List.copyOf(waits);
    }

    /** Says whether it did not get a lock. */
    boolean isLockFailure(LockTimeouts timeouts) {
        return ended.isEmpty() && refusal.filter(timeouts::isLockFailure).isPresent();
    }

    /** Says whether it did not get a lock and has left nothing, so that it may run again. */
    boolean mayRunAgain(LockTimeouts timeouts) {
        return script.isPresent()
                && isLockFailure(timeouts)
                && timeouts.leavesNothing(inTransaction, executed, statement);
    }
}
