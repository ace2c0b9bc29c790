// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import dev.switchback.OtherJvm;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that waits for a goal, so that the moment at which it is killed is one of the goal's and not one of its own start.
 *
 * @param process its process
 * @param output  what it prints goes there
 */
record Victim(Process process, Path output) implements AutoCloseable {

    static Victim start(Path output) throws IOException {
        List<String> command = new ArrayList<>(OtherJvm.java());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), VictimMain.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Victim(process, output);
    }

    /** Waits until it is ready for {@link #go}. */
    void await() throws IOException, InterruptedException {
        while (!said().contains(VictimMain.READY)) {
            if (!process.isAlive()) {
                throw new IOException("the other JVM has ended: " + said());
            }
            Thread.sleep(20);
        }
    }

    /** Has it begin. */
    void go(Goal goal, Path directory, Map<String, String> settings) throws IOException {
        Path file = output.resolveSibling(output.getFileName() + ".settings");
        Properties properties = new Properties();
        properties.putAll(settings);
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, "");
        }
        OutputStream in = process.getOutputStream();
        in.write((goal + "\n" + directory + "\n" + file + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    /** Kills it unless it ends before; returns how it ended. */
    Ending killAfter(long milliseconds) throws IOException, InterruptedException {
        if (!process.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
            return new Ending.Killed();
        }
        return switch (process.exitValue()) {
            case 0 -> new Ending.Done();
            case VictimMain.TOLD -> new Ending.Told(said());
            default -> new Ending.Crashed(said());
        };
    }

    String said() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
