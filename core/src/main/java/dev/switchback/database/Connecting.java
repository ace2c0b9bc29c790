// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Connects within a limit of time: drivers have no such limit for a server that accepts and then says nothing. */
final class Connecting {

    private Connecting() {}

    /**
     * A connection with what it is made of.
     *
     * @param sockets those that we have made for the driver; none if it makes its own
     */
    record Connected(Connection connection, List<Socket> sockets) {}

    static Connected to(Database database, Duration patience) throws SQLException {
        CompletableFuture<Connected> connected = new CompletableFuture<>();
        Thread thread = new Thread(() -> connect(database, connected), "switchback-connect");
        thread.setDaemon(true);
        thread.start();
        try {
            return connected.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            connected.thenAccept(late -> Closing.close(late.connection()));
            throw new SQLException("no answer within " + patience.toSeconds() + " s", "08001", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SQLException failure
                    ? failure
                    : new SQLException("the driver has failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            connected.thenAccept(late -> Closing.close(late.connection()));
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while connecting", "08001", e);
        }
    }

    private static void connect(Database database, CompletableFuture<Connected> connected) {
        try {
            List<Socket> sockets = LiveSockets.gather();
            connected.complete(new Connected(Drivers.connect(database), sockets));
        } catch (SQLException | RuntimeException | LinkageError e) {
            // A driver may stumble over a parameter, or want a class that is not there: to be told, not waited for.
            connected.completeExceptionally(e);
        }
    }
}
