// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.OtherJvm;
import dev.switchback.database.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A run in another JVM.
 *
 * @param process  the JVM
 * @param database the throwaway database that it has
 * @param options  the server, and as whom it is there
 */
record OtherRun(Process process, String database, ExistingOptions options) implements AutoCloseable {

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
        return new OtherRun(process, name, options);
    }

    /** Kills it, and waits until the server has noticed. */
    void kill() throws InterruptedException, SQLException {
        process.destroyForcibly().waitFor();
        Product product =
                options.accepted().get(0).product().equals("postgresql") ? new PostgresProduct() : new MysqlProduct();
        String run = Mark.runOf(database).orElseThrow();
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        try (Connection connection = new Database(
                        options.url(),
                        options.user().orElseThrow(),
                        options.password().orElseThrow(),
                        "")
                .connect()) {
            while (product.isAlive(connection, run)) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.sleep(20);
            }
        }
    }

    /** Lets it end, in whatever order its shutdown hooks run. */
    void end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
