// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark.release;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.evidence.CheckId;
import dev.switchback.live.LiveDatabase;
import dev.switchback.rehearsal.Hooks;
import dev.switchback.rehearsal.Rehearsal;
import dev.switchback.rehearsal.RehearsalListener;
import dev.switchback.release.migrate.Migrate;
import dev.switchback.release.status.StatusReader;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.BinariesSource;
import dev.switchback.settings.Selection;
import dev.switchback.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How long {@code switchback:status} takes on many tables, drift from the rehearsed schema included.
 *
 * @param tables how many
 */
record StatusCost(Server server, DatabaseRequest request, Path work, int tables) {

    private static final int TABLES_PER_SCRIPT = 100;

    String line() throws Exception {
        LiveSite site = new LiveSite(Files.createDirectory(work.resolve("status")), server.create("live"));
        write(site.migrations());
        rehearse(site);
        Migrate.run(
                site.reading(Map.of("switchback.migrate.backup", "none")),
                StatusCost.class.getClassLoader(),
                BinariesSource.NONE,
                line -> {});
        Shortest status = new Shortest();
        for (int round = 0; round < ReleaseCost.ROUNDS; round++) {
            status.time(() -> read(site));
        }
        server.drop(site.database());
        return String.format(
                Locale.ROOT, "| `status` on %d tables, drift included | %.2f | | |%n", tables, status.seconds());
    }

    private static void read(LiveSite site) throws Exception {
        LiveDatabase live = LiveDatabase.find(site.reading(Map.of()), "to look at", "reader");
        StatusReader.read(live, StatusCost.class.getClassLoader(), site.base().resolve("none"), Instant.now());
    }

    private void write(Path migrations) throws Exception {
        Files.createDirectories(migrations);
        for (int script = 0; script < tables / TABLES_PER_SCRIPT; script++) {
            StringBuilder sql = new StringBuilder();
            for (int i = 0; i < TABLES_PER_SCRIPT; i++) {
                String name = "t" + (script * TABLES_PER_SCRIPT + i);
                sql.append("CREATE TABLE ")
                        .append(name)
                        .append(
                                " (id bigint PRIMARY KEY, name varchar(40) NOT NULL, amount decimal(12, 2), at timestamp NULL,"
                                        + " other bigint, CHECK (amount > 0));\nCREATE INDEX ")
                        .append(name)
                        .append("_name ON ")
                        .append(name)
                        .append(" (name, at);\n");
            }
            Files.writeString(migrations.resolve("V" + (script + 1) + "__tables.sql"), sql);
        }
    }

    private void rehearse(LiveSite site) throws Exception {
        Settings settings = Settings.defaults("benchmark", site.base())
                .withFlyway(Map.of("flyway.locations", "filesystem:db/migration"))
                .withDatabase(request)
                .withSelection(new Selection(List.of(), List.of(new CheckId("fresh")), Optional.empty()));
        try (Rehearsal rehearsal =
                Rehearsal.open(settings, StatusCost.class.getClassLoader(), Hooks.NONE, RehearsalListener.SILENT)) {
            rehearsal.runAll();
        }
    }
}
