// SPDX-License-Identifier: Apache-2.0
package dev.switchback.live;

import dev.switchback.database.Database;
import java.sql.SQLException;

/** Something on a live database cannot be done; the message says what happened, what state that leaves, and what mends it. */
public final class LiveProblem extends Exception {

    private static final long serialVersionUID = 1L;

    public LiveProblem(String message) {
        super(message);
    }

    public LiveProblem(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Makes one of what a driver said, without its cause where that quotes a password: Maven prints causes, too.
     *
     * @param what   what cannot be done, without a full stop
     * @param remedy the sentence that helps
     */
    public static LiveProblem of(Database database, String what, SQLException failure, String remedy) {
        String said = String.valueOf(failure.getMessage());
        String safe = database.safe(said);
        String message = what + ": " + safe + database.silence() + "\n  " + remedy;
        return safe.equals(said) ? new LiveProblem(message, failure) : new LiveProblem(message);
    }
}
