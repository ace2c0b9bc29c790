// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;

/** Looks again and again at what is left on the heap when it has been cleared. */
final class Heap {

    private static final long PAUSE = 500;

    private volatile boolean ended;
    private volatile long most;

    /** Work that is watched. */
    interface Work {
        void run() throws SQLException, IOException;
    }

    /** Runs the work and returns how many seconds it took. */
    double during(Work work) throws SQLException, IOException {
        Thread watch = new Thread(this::watch, "heap");
        watch.setDaemon(true);
        watch.start();
        long start = System.nanoTime();
        try {
            work.run();
        } finally {
            ended = true;
        }
        return (System.nanoTime() - start) / 1e9;
    }

    long most() {
        return most;
    }

    private void watch() {
        try {
            while (!ended) {
                System.gc();
                long used =
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
                most = Math.max(most, used);
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
