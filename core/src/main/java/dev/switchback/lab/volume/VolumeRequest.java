// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import dev.switchback.database.TableName;
import dev.switchback.engine.Engine;
import dev.switchback.flyway.FlywaySettings;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.server.Server;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What measuring at volume works with.
 *
 * @param server      where the databases are
 * @param history     the migrations as Flyway resolves them
 * @param walk        those that databases receive, in order
 * @param bookkeeping tables that are none of the user's: Flyway's history
 * @param seed        what generated rows are derived from
 * @param hangLimit   how long a script may wait without working
 * @param production  how many rows, how long, how often
 */
public record VolumeRequest(
        Server server,
        Engine engine,
        FlywaySettings flyway,
        MigrationSet history,
        List<Migration> walk,
        Set<TableName> bookkeeping,
        long seed,
        Duration hangLimit,
        Production production) {

    public VolumeRequest {
        walk = List.copyOf(walk);
        bookkeeping = Set.copyOf(bookkeeping);
    }
}
