// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.server.Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pg_dump that knows servers of a major: one refuses to dump a server that is newer than itself.
 *
 * <p>It is the one on the path if that is new enough, else one in a container.
 */
final class DumpProgram {

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final Map<Integer, DumpProgram> KNOWN = new ConcurrentHashMap<>();

    private final List<String> command;
    private final Optional<String> missing;

    private DumpProgram(List<String> command, Optional<String> missing) {
        this.command = List.copyOf(command);
        this.missing = missing;
    }

    static DumpProgram forServer(int major) {
        return KNOWN.computeIfAbsent(major, DumpProgram::find);
    }

    /** Returns what this machine lacks to dump such a server, or nothing. */
    Optional<String> missing() {
        return missing;
    }

    /** Returns what the program writes with the given options about a database. */
    String run(Database database, String... options) throws IOException {
        URI uri = address(database);
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of(options));
        whole.addAll(List.of("--no-password", "-h", uri.getHost(), "-p", String.valueOf(uri.getPort())));
        whole.addAll(List.of("-U", database.user(), database.name()));
        return Program.run(database.password(), whole);
    }

    private static DumpProgram find(int major) {
        int onPath = majorOnPath();
        if (onPath >= major) {
            return new DumpProgram(List.of(behindTheWrapper(onPath)), Optional.empty());
        }
        try {
            return inContainer(major);
        } catch (IOException e) {
            String path = onPath == 0 ? "there is none on the path" : "the one on the path is of version " + onPath;
            return new DumpProgram(
                    List.of(),
                    Optional.of("no pg_dump knows PostgreSQL " + major + ": " + path
                            + ", and there is none in a container of postgres:" + major + ": " + e.getMessage()));
        }
    }

    /** On Debian the one on the path is a Perl script that looks for the program, which takes longer than a small dump. */
    private static String behindTheWrapper(int major) {
        Path program = Path.of("/usr/lib/postgresql/" + major + "/bin/pg_dump");
        return Files.isExecutable(program) ? program.toString() : "pg_dump";
    }

    private static DumpProgram inContainer(int major) throws IOException {
        String container = PostgresContainer.of(major);
        assertReaches(container, TestServers.of(new DatabaseRequest("postgresql", major)));
        return new DumpProgram(
                List.of("docker", "exec", "-e", Program.PASSWORD, container, "pg_dump"), Optional.empty());
    }

    private static void assertReaches(String container, Server server) throws IOException {
        try {
            Database database = server.create("dump");
            URI uri = address(database);
            server.drop(database);
            PostgresContainer.assertReached(container, uri.getHost(), uri.getPort());
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static URI address(Database database) {
        return URI.create(database.url().substring("jdbc:".length()));
    }

    private static int majorOnPath() {
        try {
            Matcher version = VERSION.matcher(Program.run("", List.of("pg_dump", "--version")));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
