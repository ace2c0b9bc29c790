// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server that can be killed, and started again on the data that it has left. */
public final class FragileServer implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(120);

    /** Like launch.sh: the shell ends the server as soon as nobody holds its standard input open. */
    private static final String WATCHED = """
            run=$0
            ( sh -c 'echo $$ >"$0"; exec "$@"' "$run/pid" "$@"; : ) </dev/null >>"$run/server.log" 2>&1 &
            read -r ignored
            read -r server <"$run/pid"
            kill -KILL "$server" 2>/dev/null
            wait
            """;

    private final EmbeddedServer server;
    private final ServerProcess process;
    private final Database admin;
    private final List<String> command;
    private @Nullable Process watchdog;

    private FragileServer(EmbeddedServer server, ServerProcess process, Database admin) throws IOException {
        this.server = server;
        this.process = process;
        this.admin = admin;
        List<String> words = new ArrayList<>();
        ProcessHandle running = running();
        words.add(running.info().command().orElseThrow());
        words.addAll(List.of(running.info().arguments().orElseThrow()));
        RunAs runAs = process.product().runAs();
        boolean takesUser = server instanceof EmbeddedMysql && runAs.isOtherUser();
        this.command = takesUser ? words : runAs.command(words);
    }

    /** Starts one that keeps what it has confirmed: the throwaway ones hand that to the system later, or half a page of it. */
    public static FragileServer start(EmbeddedOptions options) throws IOException, SQLException {
        boolean isPostgres = options.request().product().equals("postgresql");
        EmbeddedServer server = EmbeddedServer.start(
                isPostgres
                        ? options.withSetting("synchronous_commit", "on")
                        : options.withSetting("innodb_doublewrite", "ON"));
        ServerProcess process =
                server instanceof EmbeddedPostgres postgres ? postgres.process() : ((EmbeddedMysql) server).process();
        Database created = server.create("fragile");
        return new FragileServer(server, process, created.inDatabase(isPostgres ? "postgres" : "mysql"));
    }

    /** Returns the database of a name, which need not be there. */
    public Database database(String name) {
        return admin.inDatabase(name);
    }

    /** Returns a database that is always there. */
    public Database admin() {
        return admin;
    }

    public String description() {
        return server.description();
    }

    public String version() {
        return server.version();
    }

    public Path directory() {
        return process.directory().root();
    }

    private ProcessHandle running() throws IOException {
        return find().orElseThrow(() -> new IOException("the server does not run; its log ends:\n" + logTail()));
    }

    private Optional<ProcessHandle> find() {
        return process.postmaster().isPresent()
                ? process.postmaster().flatMap(PostmasterFile::process)
                : OwnProcess.writtenDown(directory());
    }

    public String logTail() {
        return process.directory().logTail();
    }

    public boolean isRunning() {
        return find().isPresent();
    }

    /** Kills every process of it, as the system does that runs out of memory, or ends a container. */
    public void kill() throws IOException, InterruptedException {
        Optional<ProcessHandle> found = find();
        if (found.isPresent()) {
            List<ProcessHandle> children = found.get().descendants().toList();
            found.get().destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            Instant end = Instant.now().plus(LIMIT);
            while (isAlive(found.get()) || children.stream().anyMatch(FragileServer::isAlive)) {
                if (Instant.now().isAfter(end)) {
                    throw new IOException(
                            "the server does not die: " + found.get().info());
                }
                Thread.sleep(5);
            }
        }
        if (watchdog != null) {
            watchdog.getOutputStream().close();
            watchdog.waitFor();
        }
    }

    /** One that nobody has buried has no command any more. */
    private static boolean isAlive(ProcessHandle handle) {
        return handle.isAlive() && handle.info().command().isPresent();
    }

    /** Starts it again on the same data and the same port, and waits until it lets somebody in. */
    public void restart() throws IOException, InterruptedException {
        List<String> words =
                new ArrayList<>(List.of("sh", "-c", WATCHED, directory().toString()));
        words.addAll(command);
        Files.deleteIfExists(directory().resolve("pid"));
        watchdog = Command.prepare(words).start();
        Instant end = Instant.now().plus(LIMIT);
        while (!answers()) {
            if (Instant.now().isAfter(end)) {
                throw new IOException("the server does not come up again; its log ends:\n" + logTail());
            }
            Thread.sleep(20);
        }
    }

    private boolean answers() {
        try (Connection connection = admin.connect()) {
            return Jdbc.text(connection, "SELECT 1").equals("1");
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            server.close();
        }
    }
}
