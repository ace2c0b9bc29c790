// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.database.DatabaseRequest;
import java.io.IOException;
import java.sql.SQLException;

/** A run that has a database on a server, tells its name, and lives until its input ends or it is killed. */
final class RunMain {

    private RunMain() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        ExistingServer server = ExistingServer.connect(ExistingOptions.of(
                DatabaseRequest.parse(arguments[0]), arguments[1], arguments[2], System.getenv("PASSWORD_OF_TEST")));
        System.out.println(server.create("other").name());
        if (System.in.read() < 0) {
            // The input has ended: so does the run, by way of its shutdown hook.
            System.exit(3);
        }
    }
}
