// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks a server whether it is there, in one session for as long as that lasts: new ones may be refused while others work. */
final class Question implements AutoCloseable {

    /** What drivers say of their own when they reach nobody. */
    private static final Set<String> NOBODY = Set.of("08000", "08001", "08003", "08006", "08007", "08S01");

    private final Supplier<Database> server;
    private @Nullable Connection session;

    Question(Supplier<Database> server) {
        this.server = server;
    }

    boolean isAnswered(Duration limit) {
        try {
            return session != null && isAnswered(session) || isAnswered(renewed(limit));
        } catch (SQLException e) {
            return isAnswer(e);
        } catch (RuntimeException e) {
            return false; // a driver that has stumbled over what it was told
        }
    }

    private Connection renewed(Duration limit) throws SQLException {
        close();
        Connection fresh = Connecting.to(server.get(), limit).connection();
        session = fresh;
        fresh.setNetworkTimeout(Runnable::run, Math.toIntExact(limit.toMillis()));
        return fresh;
    }

    private static boolean isAnswered(Connection session) {
        try {
            return Jdbc.text(session, "SELECT 1").equals("1");
        } catch (SQLException e) {
            return false;
        }
    }

    /** Who refuses us is there: too many connections, a database that is just being renamed. */
    static boolean isAnswer(SQLException e) {
        String state = e.getSQLState();
        return e.getErrorCode() > 0 || state != null && !NOBODY.contains(state);
    }

    /** One that is lost has no farewell. */
    @Override
    public void close() {
        Connection known = session;
        session = null;
        if (known != null) {
            Closing.abort(known);
        }
    }
}
