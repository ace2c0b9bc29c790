// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.release.watch.WaitWords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A command of the user's own, without a shell.
 *
 * @param words     the program and its arguments
 * @param directory where it runs
 * @param more      what its environment has beside ours
 */
record Command(List<String> words, Path directory, Map<String, String> more) {

    /** What it has printed is read soon after its end; what it has left running may hold its output open for ever. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    /** How it ended: with an exit code, or not in time. */
    record Ending(boolean inTime, int code) {
        boolean isWell() {
            return inTime && code == 0;
        }

        String words(Duration limit) {
            return inTime ? "it ended with exit code " + code : "it had not ended after " + WaitWords.time(limit);
        }
    }

    /**
     * Runs it to its end, or to the limit.
     *
     * @param out takes what it prints
     */
    Ending run(Duration limit, Consumer<String> out) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(more);
        Process process = builder.start();
        process.getOutputStream().close();
        Thread reading = new Thread(() -> tell(process, out), "switchback reads a command");
        reading.setDaemon(true);
        reading.start();
        try {
            boolean inTime = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!inTime) {
                end(process);
            }
            reading.join(LAST_WORDS.toMillis());
            return new Ending(inTime, inTime ? process.exitValue() : -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(process);
            throw new IOException("interrupted while " + words.get(0) + " was running", e);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void tell(Process process, Consumer<String> out) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), Charset.defaultCharset()))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.accept("  | " + line);
            }
        } catch (IOException e) {
            out.accept("  | (its output breaks off: " + e.getMessage() + ")");
        }
    }
}
