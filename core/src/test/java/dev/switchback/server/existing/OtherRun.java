// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.OtherJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A run in another JVM.
 *
 * @param process  the JVM
 * @param database the throwaway database that it has
 */
record OtherRun(Process process, String database) implements AutoCloseable {

    static OtherRun start(ExistingOptions options) throws IOException {
        List<String> command = new ArrayList<>(OtherJvm.java());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                RunMain.class.getName(),
                options.accepted().get(0).toString(),
                options.url(),
                options.user().orElseThrow()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PASSWORD_OF_TEST", options.password().orElseThrow());
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String name = new BufferedReader(new InputStreamReader(process.getInputStream())).readLine();
        if (name == null) {
            throw new IOException("the other run has not come to a database");
        }
        return new OtherRun(process, name);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it end, in whatever order its shutdown hooks run. */
    void end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
