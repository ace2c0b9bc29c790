// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A program that is run to its end. */
final class Command {

    // Whatever else the caller's environment holds, such as other databases' passwords, is none of a server's business:
    // a migration could read it. PGDATA and its kin would lead the programs astray.
    private static final Set<String> PASSED_ON = Set.of("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR");

    /** How a program ended and what it printed. */
    record Outcome(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    private Command() {}

    static Outcome run(Duration limit, String... command) throws IOException {
        return run(limit, List.of(command));
    }

    /**
     * Runs a program.
     *
     * @throws IOException if there is no such program or it takes longer than the limit
     */
    static Outcome run(Duration limit, List<String> command) throws IOException {
        Instant end = Instant.now().plus(limit);
        Process process = prepare(command).start();
        try {
            process.getOutputStream().close();
            FutureTask<String> output = reading(process);
            boolean hasEnded = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!hasEnded) {
                throw new TimeoutException();
            }
            long left = Math.max(1000, Duration.between(Instant.now(), end).toMillis());
            return new Outcome(process.exitValue(), output.get(left, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw new IOException(command.get(0) + " did not end within " + limit.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException("cannot read what " + command.get(0) + " says", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.get(0) + " was running", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Reads while it runs: a pipe holds 64 kB, and who has more to say would wait for a reader. */
    private static FutureTask<String> reading(Process process) {
        FutureTask<String> output = new FutureTask<>(
                () -> new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        Thread reader = new Thread(output, "switchback-output");
        reader.setDaemon(true);
        reader.start();
        return output;
    }

    /** Returns a process to be started, with an environment that gives nothing away. */
    static ProcessBuilder prepare(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(PASSED_ON);
        environment.put("LC_ALL", "C");
        return builder;
    }
}
