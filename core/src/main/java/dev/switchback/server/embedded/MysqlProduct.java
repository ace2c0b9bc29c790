// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * How the servers of MySQL and MariaDB are prepared, started and ended.
 *
 * @param flavor which of the two
 */
record MysqlProduct(MysqlFlavor flavor) implements Product {

    @Override
    public String name() {
        return flavor.product();
    }

    @Override
    public Distribution distribution(Platform platform) {
        return flavor == MysqlFlavor.MYSQL ? new MysqlDistribution(platform) : new MariadbDistribution(platform);
    }

    /** Unlike PostgreSQL these servers run as root if they must. */
    @Override
    public RunAs runAs() throws IOException {
        try {
            return RunAs.choose();
        } catch (IOException e) {
            return RunAs.DIRECTLY;
        }
    }

    @Override
    public long roomToStart() {
        return 256L << 20;
    }

    /** Each clone is a data directory of its own. */
    @Override
    public long roomInMemory() {
        return 1L << 30;
    }

    @Override
    public PreparedData prepare(Cache cache, Binaries binaries, RunAs runAs, Map<String, String> settings)
            throws IOException {
        return new InitializedMysql(flavor, binaries, runAs, settings).in(cache);
    }

    @Override
    public List<String> command(Plan plan, RunDirectory directory, int port) throws IOException {
        MysqlSettings settings = new MysqlSettings(flavor, plan.binaries(), plan.runAs());
        String text = settings.running(plan.options().settings(), directory, port);
        return MysqlSettings.command(
                flavor,
                plan.binaries(),
                plan.runAs(),
                FileTree.writePrivate(directory.root().resolve("my.cnf"), text),
                directory.data());
    }

    /** The line "ready for connections" ends so, in whatever language the server is set to speak. */
    @Override
    public boolean isReady(RunDirectory directory, int port) throws IOException {
        return directory.logText().contains("  port: " + port + "  ");
    }

    /** A shutdown would write back what nobody will read, for seconds. */
    @Override
    public String endSignal() {
        return "KILL";
    }

    @Override
    public EmbeddedServer over(ServerProcess process, Plan plan, List<String> notes) throws SQLException {
        return EmbeddedMysql.over(process, plan, notes);
    }
}
