// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.forecast.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The log that replicas read, where a server keeps one. */
final class BinaryLog {

    private BinaryLog() {}

    /** Returns the bytes in its files, 0 if there is none, {@link Work#UNKNOWN} if the account may not see them. */
    static long bytes(Connection connection) throws SQLException {
        if (Jdbc.text(connection, "SELECT @@GLOBAL.log_bin").equals("0")) {
            return 0;
        }
        List<Long> sizes = new ArrayList<>();
        return Permission.read(connection, row -> sizes.add(row.getLong(2)), "SHOW BINARY LOGS")
                ? sizes.stream().mapToLong(Long::longValue).sum()
                : Work.UNKNOWN;
    }
}
