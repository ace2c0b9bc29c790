// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import java.io.IOException;
import java.util.List;

/** A container of PostgreSQL's programs that shares this machine's network; it goes when the JVM ends. */
final class PostgresContainer {

    private PostgresContainer() {}

    /** Starts one of the given major, in which no server runs, and returns its id. */
    static String of(int major) throws IOException {
        String id = Program.run(
                        "",
                        List.of(
                                "docker",
                                "run",
                                "--detach",
                                "--rm",
                                "--network",
                                "host",
                                "--entrypoint",
                                "sleep",
                                "postgres:" + major,
                                // A JVM that is killed leaves it behind for so long.
                                "3600"))
                .lines()
                .reduce("", (first, last) -> last)
                .strip();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(id)));
        return id;
    }

    /** Says whether its programs reach a server at such an address, as they do not where containers live in a machine apart. */
    static void assertReached(String id, String host, int port) throws IOException {
        Program.run("", List.of("docker", "exec", id, "pg_isready", "-h", host, "-p", String.valueOf(port)));
    }

    private static void remove(String id) {
        try {
            Program.run("", List.of("docker", "rm", "--force", id));
        } catch (IOException e) {
            System.err.println("The container is still there: " + e.getMessage());
        }
    }
}
