// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.engine.DatabaseExchange;
import dev.switchback.engine.DatabaseExchange.Names;
import dev.switchback.engine.Leftover;
import dev.switchback.live.LiveDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What restores of a live database have left beside it that were killed before anything was exchanged. */
public final class CutOffRestores {

    private CutOffRestores() {}

    /** Returns the databases, with the statements that drop them: to be asked while no restore is at work. */
    public static List<Leftover> of(LiveDatabase live, Connection connection) throws SQLException {
        DatabaseExchange exchange = live.engine().exchange();
        String name = live.database().name();
        Optional<String> begun = exchange.unfinished(connection, name).map(Names::fresh);
        return exchange.leftovers(connection, name).stream()
                .filter(left -> !begun.equals(Optional.of(left)))
                .map(left -> new Leftover(
                        "a restore of " + name + " that was cut off has left the database " + left,
                        name + " is as it was, and nobody uses what is left; it takes room until it is dropped",
                        exchange.dropStatement(left)))
                .toList();
    }
}
