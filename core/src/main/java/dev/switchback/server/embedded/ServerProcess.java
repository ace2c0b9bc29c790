// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A server with the shell that watches over it.
 *
 * @param product   the product
 * @param watchdog  the shell; it ends the server as soon as nobody holds its standard input open
 * @param directory the run's directory
 * @param port      the port on 127.0.0.1
 */
record ServerProcess(Product product, Process watchdog, RunDirectory directory, int port) {

    /** Says that somebody else was faster in taking the port. */
    static final class PortTaken extends IOException {
        private static final long serialVersionUID = 1;

        PortTaken(String message) {
            super(message);
        }
    }

    /** Starts a server and waits until it accepts connections; if it fails to, nothing is left of it. */
    static ServerProcess start(Plan plan, StartingData data, RunDirectory directory, int port) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", script(directory)));
        command.addAll(List.of(
                directory.root().toString(),
                data.directory().toString(),
                data.owner(),
                data.frozen(),
                plan.product().endSignal()));
        command.addAll(plan.product().command(plan, directory, port));
        Patience patience = Patience.of(plan.options().patience());
        ServerProcess process;
        synchronized (data.lock()) {
            process = new ServerProcess(plan.product(), Command.prepare(command).start(), directory, port);
            process.await(ServerProcess::isBegun, patience, data);
        }
        process.await(ServerProcess::isReady, patience, data);
        return process;
    }

    /** How long a start may take, and when that will be over. */
    private record Patience(Duration length, Instant end) {

        static Patience of(Duration length) {
            return new Patience(length, Instant.now().plus(length));
        }
    }

    /** What a starting server has got to. */
    @FunctionalInterface
    private interface Stage {
        boolean isReachedBy(ServerProcess process) throws IOException;
    }

    /** Tells whether the data is there and the server's program has been called. */
    private boolean isBegun() {
        return Files.exists(RunDirectory.processId(directory.root()));
    }

    private boolean isReady() throws IOException {
        return product.isReady(directory, port);
    }

    /** Waits for a stage; if it is not reached, nothing is left of the server, and the one whose data was copied goes on. */
    private void await(Stage stage, Patience patience, StartingData data) throws IOException {
        try {
            while (!stage.isReachedBy(this)) {
                requireHope(patience);
                pause();
            }
        } catch (IOException | RuntimeException e) {
            data.letGo();
            stop();
            throw e;
        }
    }

    private void requireHope(Patience patience) throws IOException {
        if (!watchdog.isAlive() || Files.exists(directory.root().resolve("exit"))) {
            throw failure(product.name() + " ended while starting");
        }
        if (Instant.now().isAfter(patience.end())) {
            throw failure(product.name() + " was not ready within "
                    + patience.length().toSeconds() + " s");
        }
    }

    /** Returns the path of the watchdog's script: as an argument its text would fill every list of processes. */
    private static String script(RunDirectory directory) throws IOException {
        try (InputStream in = ServerProcess.class.getResourceAsStream("launch.sh")) {
            if (in == null) {
                throw new IOException("launch.sh is missing from Switchback's own jar");
            }
            Path script = directory.root().resolve("launch.sh");
            return FileTree.writePrivate(script, new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .toString();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a server was starting", e);
        }
    }

    private IOException failure(String what) throws IOException {
        String log = directory.logTail();
        if (log.contains("Address already in use")) {
            return new PortTaken("port " + port + " was taken by another process");
        }
        // Not to its end, for which a copying program that outlives its shell would let us wait.
        InputStream said = watchdog.getInputStream();
        String shell = watchdog.isAlive() ? "" : new String(said.readNBytes(said.available()), StandardCharsets.UTF_8);
        return new IOException(MissingLibraries.explain(log) + what + " in " + directory.root() + " ("
                + (Directories.room(directory.root()) >> 20) + " MB free there). Its log ends:\n"
                + (log + "\n" + shell).strip());
    }

    Optional<PostmasterFile> postmaster() {
        return PostmasterFile.read(directory.data());
    }

    /** Stops the server and removes its directory, unless it was kept. */
    void remove() throws IOException {
        try {
            stop();
        } finally {
            directory.close();
        }
    }

    /** Lets the watchdog end the server and waits for it; a server that was kept runs on. An interrupt has to wait. */
    void stop() throws IOException {
        boolean isInterrupted = Thread.interrupted();
        try {
            watchdog.getOutputStream().close();
            if (!ends(Duration.ofSeconds(8))) {
                kill();
            } else if (!directory.isKept()) {
                // Nothing is left of it, unless somebody has killed the watchdog.
                killServer();
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean ends(Duration limit) {
        watchdog.onExit()
                .completeOnTimeout(watchdog, limit.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        return !watchdog.isAlive();
    }

    /** Ends a watchdog that is still copying, or waits in vain for its server. It first, so that it starts nothing more. */
    private void kill() throws IOException {
        List<ProcessHandle> children = watchdog.descendants().toList();
        watchdog.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        killServer();
        ends(Duration.ofSeconds(2));
    }

    private void killServer() throws IOException {
        Optional<PostmasterFile> postmaster = postmaster();
        if (postmaster.isPresent()) {
            Leftovers.kill(postmaster.get());
        }
        Leftovers.kill(OwnProcess.writtenDown(directory.root()).stream().toList());
    }
}
