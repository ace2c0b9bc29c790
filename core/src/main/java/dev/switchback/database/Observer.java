// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A session to look with; one that is lost is replaced. */
public final class Observer implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 5;

    private final Source source;
    private @Nullable Connection connection;

    /** Opens sessions. */
    @FunctionalInterface
    public interface Source {
        Connection connect() throws SQLException;
    }

    /** Makes one that opens its session when it is first asked for it. */
    public Observer(Source source) {
        this.source = source;
    }

    /** Returns one that has just answered. */
    public Connection connection() throws SQLException {
        Connection known = connection;
        if (known == null || !known.isValid(PATIENCE_SECONDS)) {
            giveUp();
            known = source.connect();
            connection = known;
        }
        return known;
    }

    /** Returns the one that was used last, without asking whether it is still there; a new one if there was none. */
    public Connection lastConnection() throws SQLException {
        Connection known = connection;
        return known == null ? connection() : known;
    }

    /** What does not answer is not asked to say goodbye. */
    private void giveUp() {
        Connection known = connection;
        if (known != null) {
            Closing.abort(known);
        }
    }

    @Override
    public void close() {
        Connection known = connection;
        connection = null;
        if (known != null) {
            Closing.close(known);
        }
    }
}
