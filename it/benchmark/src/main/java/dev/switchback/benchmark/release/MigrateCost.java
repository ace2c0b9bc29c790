// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark.release;

import dev.switchback.benchmark.GeneratedHistory;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.release.migrate.Migrate;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.BinariesSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * A whole history by {@code switchback:migrate} without a backup and without a rehearsal to hold it against, and by Flyway.
 *
 * @param versions how many migrations
 */
record MigrateCost(Server server, DatabaseRequest request, Path work, int versions) {

    String line() throws Exception {
        Shortest ours = new Shortest();
        Shortest flyways = new Shortest();
        Path base = Files.createDirectory(work.resolve("migrate"));
        Path migrations = Files.createDirectories(base.resolve("db/migration"));
        GeneratedHistory.write(GeneratedHistory.of(versions, request.product().equals("postgresql")), migrations);
        for (int round = 0; round < ReleaseCost.ROUNDS; round++) {
            Database database = server.create("live");
            ours.time(() -> Migrate.run(
                    new LiveSite(base, database)
                            .reading(Map.of("switchback.migrate.backup", "none", "switchback.drift", "accept")),
                    MigrateCost.class.getClassLoader(),
                    BinariesSource.NONE,
                    line -> {}));
            server.drop(database);
            Database other = server.create("live");
            flyways.time(() -> Flyway.configure()
                    .dataSource(other.url(), other.user(), other.password())
                    .locations("filesystem:" + migrations)
                    .load()
                    .migrate());
            server.drop(other);
        }
        return ReleaseCost.line(
                "`migrate` of " + versions + " versions, against Flyway", ours.seconds(), flyways.seconds());
    }
}
