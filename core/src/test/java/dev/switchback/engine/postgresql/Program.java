// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of this machine, run to its end, with a password in its environment only. */
final class Program {

    static final String PASSWORD = "PGPASSWORD";

    private static final long MOST_SECONDS = 120;

    private Program() {}

    /** Returns what it prints; one that fails, or that takes longer than pulling an image may, says so. */
    static String run(String password, List<String> command) throws IOException {
        Path output = Files.createTempFile("switchback", ".out");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put(PASSWORD, password);
            Process process = builder.start();
            boolean ended = ended(process);
            String text = Files.readString(output, StandardCharsets.UTF_8).strip();
            if (!ended) {
                process.destroyForcibly();
                throw new IOException(command + " did not end within " + MOST_SECONDS + " s: " + text);
            }
            if (process.exitValue() != 0) {
                throw new IOException(command + ": " + text);
            }
            return text;
        } finally {
            Files.delete(output);
        }
    }

    private static boolean ended(Process process) throws IOException {
        try {
            return process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
