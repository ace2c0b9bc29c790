// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import dev.switchback.TestServers;
import dev.switchback.database.DatabaseRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What remains of a server whose thread is interrupted, as a test's time limit does. */
class InterruptionTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path work;

    @BeforeEach
    void openToTheUserWhoRunsTheServer() throws IOException {
        Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0", "mariadb:11.4"})
    void nothingIsLeftOfAStartThatIsInterrupted(String text) throws Exception {
        EmbeddedOptions options = options(text);
        Optional<Exception> failure = Optional.empty();
        // On a machine that stands still it may have started before it is interrupted.
        for (int i = 0; i < 5 && failure.isEmpty(); i++) {
            failure = interrupted(options);
        }

        assertThat(failure).get(THROWABLE).hasMessageContaining("interrupted while a server was starting");
        assertNothingIsLeft();
    }

    /** Returns how a start fails that is interrupted once it has begun; empty if it was faster. */
    private Optional<Exception> interrupted(EmbeddedOptions options) throws Exception {
        AtomicReference<Exception> failure = new AtomicReference<>();
        Thread starting = new Thread(() -> {
            try {
                EmbeddedServer.start(options).close();
            } catch (IOException e) {
                failure.set(e);
            }
        });
        starting.start();
        await(() -> hasBegun(work) || !starting.isAlive());
        starting.interrupt();
        starting.join(LIMIT.toMillis());
        assertThat(starting.isAlive()).isFalse();
        return Optional.ofNullable(failure.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0", "mariadb:11.4"})
    void nothingIsLeftThoughTheThreadThatEndsItIsInterrupted(String text) throws Exception {
        EmbeddedServer server = EmbeddedServer.start(options(text));
        Thread.currentThread().interrupt();
        server.close();
        assertThat(Thread.interrupted()).as("the interrupt is still told").isTrue();
        assertNothingIsLeft();
    }

    private EmbeddedOptions options(String text) {
        DatabaseRequest request = DatabaseRequest.parse(text);
        TestServers.of(request);
        return EmbeddedOptions.of(request).withWork(work);
    }

    private static boolean hasBegun(Path work) throws IOException {
        try (var runs = Files.newDirectoryStream(work, "switchback-run-*")) {
            for (Path run : runs) {
                if (Files.exists(RunDirectory.processId(run))) {
                    return true;
                }
            }
        }
        return false;
    }

    private void assertNothingIsLeft() throws Exception {
        String place = work.toRealPath().toString();
        await(() -> processes().stream().noneMatch(line -> line.contains(place)));
        assertThat(work).isEmptyDirectory();
    }

    private static List<String> processes() {
        return ProcessHandle.allProcesses()
                .map(each -> each.info().commandLine().orElse(""))
                .toList();
    }

    @FunctionalInterface
    private interface Condition {
        boolean isMet() throws IOException;
    }

    private static void await(Condition condition) throws Exception {
        Instant deadline = Instant.now().plus(LIMIT);
        while (!condition.isMet()) {
            assertThat(Instant.now()).as("waited in vain").isBefore(deadline);
            Thread.sleep(1);
        }
    }
}
