// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.database.Database;
import dev.switchback.server.Server;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a populated database stands on.
 *
 * @param own     whether the server is there for this database alone and ends with it
 * @param scratch a database for what Flyway records of undo scripts and second applications, where it takes one
 */
record Ground(Server server, boolean own, Database database, Optional<Database> scratch) {

    static Ground of(Server server, boolean own, Database database, LabRequest lab) throws SQLException {
        boolean takesScratch = lab.flyway().dialect().hasSchemasInside();
        return new Ground(
                server, own, database, takesScratch ? Optional.of(server.create("scratch")) : Optional.empty());
    }

    void close() throws SQLException {
        if (own) {
            server.close();
            return;
        }
        server.drop(database);
        if (scratch.isPresent()) {
            server.drop(scratch.get());
        }
    }
}
