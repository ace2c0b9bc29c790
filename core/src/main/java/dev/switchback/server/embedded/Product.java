// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.DatabaseRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What the launcher has to know about a database product's server. */
interface Product {

    /** Returns the product that a request names. */
    static Product of(DatabaseRequest request) throws IOException {
        return switch (request.product()) {
            case "postgresql" -> new PostgresProduct();
            case "mysql" -> new MysqlProduct(MysqlFlavor.MYSQL);
            case "mariadb" -> new MysqlProduct(MysqlFlavor.MARIADB);
            default ->
                throw new IOException("there is no embedded server for " + request
                        + ", only for postgresql, mysql and mariadb; use a container or a server that runs already");
        };
    }

    /** Returns the name for people. */
    String name();

    /** Returns where its programs can be had. */
    Distribution distribution(Platform platform);

    /** Returns the user as whom its server is to run here. */
    RunAs runAs() throws IOException;

    /** Returns how many bytes must be free where a server is to start. */
    long roomToStart();

    /** Returns how many bytes must be free in memory for a server's data to go there without being asked to. */
    long roomInMemory();

    /** Returns a data directory that is ready to be copied; the settings are the user's. */
    PreparedData prepare(Cache cache, Binaries binaries, RunAs runAs, Map<String, String> settings) throws IOException;

    /** Returns the words that start the server, to be run by the watchdog. */
    List<String> command(Plan plan, RunDirectory directory, int port) throws IOException;

    /** Tells whether the server says that it accepts connections. */
    boolean isReady(RunDirectory directory, int port) throws IOException;

    /** Returns the signal with which the watchdog ends the server: {@code QUIT} or {@code KILL}. */
    String endSignal();

    /** Takes over a server that accepts connections; it may not accept ours. */
    EmbeddedServer over(ServerProcess process, Plan plan, List<String> notes) throws SQLException;
}
