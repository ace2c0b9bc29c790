// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.choice.Engines;
import dev.switchback.live.LiveProblem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The programs that dump, as the goals find them on this machine. */
public final class Programs {

    private Programs() {}

    /** Skips the test where there is none, and says what is missing. */
    static Tool require(String product, String version) {
        try {
            return new ToolSearch(
                            Engines.of(product).orElseThrow().dumpTools(), Optional.empty(), System.getenv("PATH"))
                    .find(product, version);
        } catch (LiveProblem e) {
            return abort(e.getMessage());
        }
    }

    /** Skips the test where there is none that dumps such a server. */
    public static void assume(String product, String version) {
        require(product, version);
    }

    /** Returns the directory of those that came with an embedded server, as MariaDB's did. */
    static String beside(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Jdbc.text(connection, "SELECT @@basedir");
        }
    }
}
