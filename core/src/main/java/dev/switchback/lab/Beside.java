// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Does something on a second session while the caller works on the first, since both mostly wait for the server.
 *
 * <p>Never the user's code: that runs on the caller's thread, as tests and their extensions expect.
 */
final class Beside {

    private static final Executor THREADS =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), Beside::daemon);

    private Beside() {}

    /** Work without a result. */
    @FunctionalInterface
    interface Task {
        void run() throws SQLException;
    }

    /** Carries what a task threw from its thread to the caller's. */
    private static final class Thrown extends RuntimeException {
        private final SQLException problem;

        Thrown(SQLException problem) {
            super(problem);
            this.problem = problem;
        }
    }

    /**
     * Does both, and returns when both are over; the time of each is booked on its phase.
     *
     * @throws SQLException what the caller's work threw, else what the task threw
     */
    static <T> T run(Stopwatch stopwatch, Task task, Stopwatch.Work<T, SQLException> work) throws SQLException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> apart(stopwatch, task, loader), THREADS);
        T result;
        try {
            result = work.run();
        } catch (SQLException | RuntimeException | Error e) {
            running.exceptionally(also -> {
                        e.addSuppressed(also);
                        return null;
                    })
                    .join();
            throw e;
        }
        join(stopwatch, running);
        return result;
    }

    /** Flyway and drivers are looked up through the thread, which may have served another project's class loader before. */
    private static void apart(Stopwatch stopwatch, Task task, ClassLoader loader) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            stopwatch.apart(task);
        } catch (SQLException e) {
            throw new Thrown(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Waits even if the caller is interrupted: until the task is over, its session is in use. */
    private static void join(Stopwatch stopwatch, CompletableFuture<Void> running) throws SQLException {
        try {
            stopwatch.await(running::join);
        } catch (CompletionException e) {
            if (e.getCause() instanceof Thrown thrown) {
                throw thrown.problem;
            }
            throw e;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "switchback beside the rehearsal");
        thread.setDaemon(true);
        return thread;
    }
}
