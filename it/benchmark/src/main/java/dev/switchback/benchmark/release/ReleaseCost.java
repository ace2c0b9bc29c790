// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark.release;

import dev.switchback.benchmark.Directories;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.EmbeddedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The goals for a live database against what a team would do without them, in turn; of each the shortest round counts. */
public final class ReleaseCost {

    static final int ROUNDS = 4;

    private static final int VERSIONS = 200;
    private static final int TABLES = 1000;

    /** Kept, since a logger that nobody refers to forgets what it was told. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private ReleaseCost() {}

    /**
     * Returns the tables of one product.
     *
     * @param rows that are backed up and restored
     */
    public static String table(DatabaseRequest request, long rows) throws Exception {
        FLYWAY.setLevel(Level.WARNING);
        Path work = Files.createTempDirectory("switchback-release");
        try (Server server = EmbeddedServer.start(request)) {
            StringBuilder text = new StringBuilder(
                    "| on " + request + " | Switchback s | without it s | ratio |\n|---|---|---|---|\n");
            text.append(new MigrateCost(server, request, work, VERSIONS).line());
            if (request.product().equals("postgresql")) {
                for (int jobs : new int[] {1, 2}) {
                    text.append(new BackupCost(server, work, rows, jobs).lines());
                }
            }
            return text.append(new StatusCost(server, request, work, TABLES).line())
                    .toString();
        } finally {
            Directories.delete(work);
        }
    }

    static String line(String what, double ours, double theirs) {
        return String.format(Locale.ROOT, "| %s | %.2f | %.2f | %.2f |%n", what, ours, theirs, ours / theirs);
    }
}
