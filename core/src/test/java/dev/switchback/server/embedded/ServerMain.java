// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.DatabaseRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** A program that starts a server, tells about it, and ends in the way it is told to. */
final class ServerMain {

    private ServerMain() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        EmbeddedPostgres server = (EmbeddedPostgres) EmbeddedServer.start(DatabaseRequest.parse(arguments[0]));
        Path run = server.process().directory().root();
        var database = server.create("main");
        System.out.println("description=" + server.description());
        System.out.println("run=" + run);
        System.out.println("pid=" + server.process().postmaster().orElseThrow().processId());
        System.out.println("watchdog=" + server.process().watchdog().pid());
        if (arguments[1].equals("keep")) {
            System.out.println("keep=" + server.keep(database).replace('\n', '\t'));
            System.out.println("password=" + database.password());
        }
        System.out.println("ready");
        if (System.in.read() >= 0 && arguments[1].equals("fail")) {
            throw new IllegalStateException("as told");
        }
    }
}
