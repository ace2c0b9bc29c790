// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How PostgreSQL's server is prepared, started and ended. */
record PostgresProduct() implements Product {

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public Distribution distribution(Platform platform) {
        return new PostgresDistribution(platform);
    }

    @Override
    public RunAs runAs() throws IOException {
        return RunAs.choose();
    }

    @Override
    public long roomToStart() {
        return 96L << 20;
    }

    @Override
    public long roomInMemory() {
        return 512L << 20;
    }

    @Override
    public PreparedData prepare(Cache cache, Binaries binaries, RunAs runAs, Map<String, String> settings)
            throws IOException {
        return InitializedPostgres.of(cache, binaries, runAs);
    }

    @Override
    public List<String> command(Plan plan, RunDirectory directory, int port) {
        List<String> server = new ArrayList<>(List.of(
                plan.binaries().program("postgres").toString(),
                "-D",
                directory.data().toString()));
        server.addAll(ServerSettings.words(plan.options().settings(), port));
        return plan.runAs().command(server);
    }

    @Override
    public boolean isReady(RunDirectory directory, int port) {
        return PostmasterFile.read(directory.data())
                .filter(PostmasterFile::isReady)
                .isPresent();
    }

    /**
     * "Immediate shutdown": every session ends at once and nothing is written back. Unlike a kill it gives back the System V
     * shared memory, of which a machine has few (32 on macOS) and which otherwise stays until the next boot.
     */
    @Override
    public String endSignal() {
        return "QUIT";
    }

    @Override
    public EmbeddedServer over(ServerProcess process, Plan plan, List<String> notes) throws SQLException {
        return EmbeddedPostgres.over(process, plan, notes);
    }
}
