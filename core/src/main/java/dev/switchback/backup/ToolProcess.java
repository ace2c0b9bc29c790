// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.database.Lifeline;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A program of a database product at work, with an environment that gives nothing away. */
final class ToolProcess implements AutoCloseable, Lifeline.Held {

    /** HOME has certificates and, where we have no password, libpq's own; the last four say where a container engine is. */
    private static final Set<String> PASSED_ON = Set.of(
            "PATH",
            "HOME",
            "LD_LIBRARY_PATH",
            "DYLD_LIBRARY_PATH",
            "TMPDIR",
            "PGPASSFILE",
            "KRB5CCNAME",
            "KRB5_CONFIG",
            "DOCKER_HOST",
            "DOCKER_CONTEXT",
            "DOCKER_CONFIG",
            "XDG_RUNTIME_DIR");

    private static final int MOST = 16_384;

    private final Process process;
    private final StringBuilder said = new StringBuilder();
    private final Thread listener;

    private ToolProcess(Process process) {
        this.process = process;
        this.listener = new Thread(this::listen, "switchback-tool-errors");
        listener.setDaemon(true);
        listener.start();
    }

    static ToolProcess start(List<String> command, Map<String, String> variables) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(PASSED_ON);
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(variables);
        return new ToolProcess(builder.start());
    }

    /** Runs a program that has little to say to its end, and returns what it says. */
    static String ask(List<String> command, Duration limit) throws IOException {
        try (ToolProcess asked = start(command, Map.of())) {
            asked.process.getOutputStream().close();
            String said = new String(within(limit, () -> asked.output().readAllBytes()), StandardCharsets.UTF_8);
            if (asked.await() != 0) {
                throw new IOException(asked.said());
            }
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static <T> T within(Duration limit, Callable<T> reading) throws IOException, InterruptedException {
        FutureTask<T> answer = new FutureTask<>(reading);
        Thread reader = new Thread(answer, "switchback-tool-output");
        reader.setDaemon(true);
        reader.start();
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + limit.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException("its answer cannot be read", e.getCause());
        }
    }

    /** Returns the first line of its output, and takes no byte behind that; what there is of it if the output ends before. */
    String line(Duration limit) throws IOException, InterruptedException {
        return within(limit, () -> line(output()));
    }

    private static String line(InputStream output) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = output.read(); read >= 0 && read != '\n'; read = output.read()) {
            line.append((char) read);
        }
        return line.toString();
    }

    InputStream output() {
        return process.getInputStream();
    }

    OutputStream input() {
        return process.getOutputStream();
    }

    @Override
    public boolean isOver() {
        return !process.isAlive();
    }

    @Override
    public void giveUp() {
        close();
    }

    boolean ends(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for its end, and for its last words. */
    int await() throws InterruptedException {
        int exitCode = process.waitFor();
        listener.join(2000); // a child that it has left behind may hold the pipe
        return exitCode;
    }

    /** Returns what it has said so far to its standard error: the beginning and the end, if it was much. */
    String said() {
        synchronized (said) {
            return said.toString().strip();
        }
    }

    private void listen() {
        try {
            Reader errors = new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8);
            char[] words = new char[4096];
            for (int read = errors.read(words); read >= 0; read = errors.read(words)) {
                hear(new String(words, 0, read));
            }
        } catch (IOException e) {
            hear("\n(the rest of what it said is lost: " + e.getMessage() + ")");
        }
    }

    private void hear(String words) {
        synchronized (said) {
            said.append(words);
            if (said.length() > MOST) {
                said.delete(MOST / 2, MOST / 2 + said.length() - MOST);
            }
        }
    }

    /** Ends it, and whatever it has started. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
