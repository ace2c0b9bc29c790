// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.database.TableName;
import dev.switchback.engine.Engine;
import dev.switchback.flyway.FlywaySettings;
import dev.switchback.flyway.RunRequest.Limits;
import dev.switchback.lab.volume.Production;
import dev.switchback.migration.MigrationSet;
import dev.switchback.server.Server;
import java.util.Set;

/**
 * What a lab works with.
 *
 * @param server   where the standing databases are
 * @param servers  where another server comes from, for scripts that change what belongs to a whole server
 * @param history  the migrations as Flyway resolves them
 * @param bookkeeping tables that are none of the user's: Flyway's history
 * @param seed     what generated rows are derived from
 * @param rows     generated rows a table
 * @param production how much production holds, and how migrations are measured for it
 * @param userCode the user's seeds and assertions
 * @param schemas  takes the schemas along the walk
 */
public record LabRequest(
        Server server,
        Servers servers,
        Engine engine,
        FlywaySettings flyway,
        MigrationSet history,
        Set<TableName> bookkeeping,
        long seed,
        int rows,
        Limits limits,
        Production production,
        UserCode userCode,
        SchemaSink schemas,
        boolean keepOnFailure) {

    public LabRequest {
        bookkeeping = Set.copyOf(bookkeeping);
    }
}
