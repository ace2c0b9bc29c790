// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Several threads that do the same at once. */
final class Together {

    private Together() {}

    /** What each of them does. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    /** Runs it so many times at once, and fails if one of them does. */
    static void run(int times, Action action) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Callable<Integer>> calls = IntStream.range(0, times)
                    .<Callable<Integer>>mapToObj(number -> () -> {
                        action.run();
                        return number;
                    })
                    .toList();
            for (Future<Integer> each : threads.invokeAll(calls)) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
