// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** A program that starts a server, tells about it, and ends in the way it is told to. */
final class ServerMain {

    private ServerMain() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        EmbeddedServer server = EmbeddedServer.start(DatabaseRequest.parse(arguments[0]));
        var database = server.create("main");
        System.out.println("description=" + server.description());
        if (server instanceof EmbeddedMysql mysql) {
            if (arguments[1].equals("clone-fails")) {
                System.out.println("after=" + afterAFailedClone(server, database));
                System.out.println("ready");
                server.close();
                return;
            }
            database = server.clone(database, "clone");
            tell("first-", mysql.processes().get(0));
            tell("", mysql.processes().get(1));
            System.out.println("pid=" + pid(mysql.processes().get(1)));
            System.out.println("first-pid=" + pid(mysql.processes().get(0)));
        } else {
            ServerProcess process = ((EmbeddedPostgres) server).process();
            tell("", process);
            System.out.println("pid=" + process.postmaster().orElseThrow().processId());
        }
        if (arguments[1].equals("keep")) {
            System.out.println("keep=" + server.keep(database).replace('\n', '\t'));
            System.out.println("password=" + database.password());
        }
        System.out.println("ready");
        if (System.in.read() >= 0 && arguments[1].equals("fail")) {
            throw new IllegalStateException("as told");
        }
    }

    /** Returns what the source says after its clone has failed, and why that has. */
    private static String afterAFailedClone(EmbeddedServer server, Database source) {
        try {
            server.clone(source, "clone");
            return "the clone has not failed";
        } catch (SQLException e) {
            try (var connection = source.connect(Duration.ofSeconds(60))) {
                return "goes on " + Jdbc.text(connection, "SELECT 42");
            } catch (SQLException hung) {
                return hung.getMessage();
            }
        }
    }

    private static void tell(String prefix, ServerProcess process) {
        System.out.println(prefix + "run=" + process.directory().root());
        System.out.println(prefix + "watchdog=" + process.watchdog().pid());
    }

    private static long pid(ServerProcess process) {
        return OwnProcess.writtenDown(process.directory().root()).orElseThrow().pid();
    }
}
