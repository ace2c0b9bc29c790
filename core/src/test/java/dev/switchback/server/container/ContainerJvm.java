// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.container;

import dev.switchback.OtherJvm;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Another JVM that wants a server in a container.
 *
 * @param process the JVM
 * @param told    what it said of the attempt
 */
record ContainerJvm(Process process, String told) implements AutoCloseable {

    /** Starts it with an environment of its own, in which Ryuk is not switched off, and a limit for the engine. */
    static ContainerJvm start(String request, int seconds, Map<String, String> environment, Predicate<String> classPath)
            throws IOException {
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(classPath)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(OtherJvm.java());
        command.addAll(List.of("-cp", path, ContainerMain.class.getName(), request, String.valueOf(seconds)));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("TESTCONTAINERS_RYUK"));
        builder.environment().putAll(environment);
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String line = new BufferedReader(new InputStreamReader(process.getInputStream())).readLine();
        return new ContainerJvm(process, String.valueOf(line));
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
