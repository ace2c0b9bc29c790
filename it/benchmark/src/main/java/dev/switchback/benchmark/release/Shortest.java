// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark.release;

/** The shortest of several rounds: the machine's other work only ever adds. */
final class Shortest {

    private double seconds = Double.MAX_VALUE;

    /** What is timed. */
    interface Work {
        void run() throws Exception;
    }

    void time(Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        seconds = Math.min(seconds, (System.nanoTime() - begun) / 1e9);
    }

    double seconds() {
        return seconds;
    }
}
