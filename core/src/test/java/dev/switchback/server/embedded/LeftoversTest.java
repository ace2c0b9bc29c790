// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    private static final int THREADS = 4;

    @Test
    void severalStartsOfOneJvmMayRemoveTheSameLeftover(@TempDir Path work) throws Exception {
        for (int i = 0; i < 20; i++) {
            deadRun(work, i);
        }

        List<Callable<List<String>>> starts = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            starts.add(() -> Leftovers.remove(List.of(work)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<List<String>> start : threads.invokeAll(starts)) {
                assertThat(start.get()).isEmpty();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(work).isEmptyDirectory();
    }

    private static void deadRun(Path work, int number) throws IOException {
        Path run = Files.createDirectory(work.resolve("switchback-run-1-0-" + number));
        Files.createFile(RunDirectory.lockFile(run));
        Path data = Files.createDirectory(RunDirectory.data(run));
        for (int i = 0; i < 200; i++) {
            Files.createFile(data.resolve("file" + i));
        }
    }
}
