// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.choice;

import dev.switchback.database.Database;
import dev.switchback.server.Server;
import java.io.IOException;
import java.sql.SQLException;

/**
 * A server with why it was chosen.
 *
 * @param server  the server itself
 * @param attempt how it was come by
 * @param reason  why this one, for people
 */
record ChosenServer(Server server, ServerChoice.Attempt attempt, String reason) implements Server {

    ChosenServer again() throws IOException {
        return new ChosenServer(attempt.start(), attempt, reason);
    }

    @Override
    public String version() {
        return server.version();
    }

    @Override
    public String description() {
        return server.description() + "; " + reason;
    }

    @Override
    public Database create(String purpose) throws SQLException {
        return server.create(purpose);
    }

    @Override
    public boolean canClone() {
        return server.canClone();
    }

    @Override
    public boolean clonesServer() {
        return server.clonesServer();
    }

    @Override
    public Database clone(Database source, String purpose) throws SQLException {
        return server.clone(source, purpose);
    }

    @Override
    public void drop(Database database) throws SQLException {
        server.drop(database);
    }

    @Override
    public String keep(Database database) {
        return server.keep(database);
    }

    @Override
    public void close() {
        server.close();
    }
}
