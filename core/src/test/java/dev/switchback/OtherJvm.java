// SPDX-License-Identifier: Apache-2.0
package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** A class with a main method in a process of its own, which a test can kill. */
public record OtherJvm(Process process, Path output) {

    /**
     * Returns how every JVM of a test is started.
     *
     * <p>With options for a short life, of which the optimizing compiler and the collector's own threads cost more than half.
     */
    public static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC");
    }

    /**
     * Starts it on the class path of this process.
     *
     * @param properties the system properties that it has
     * @param output     what it prints goes there
     */
    public static OtherJvm start(Class<?> main, Map<String, String> properties, Path output, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(java());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new OtherJvm(process, output);
    }

    /** Kills it as soon as something is so. */
    public void killWhen(Callable<Boolean> condition) throws Exception {
        await(condition);
        kill();
    }

    private void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as(Files.readString(output)).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
