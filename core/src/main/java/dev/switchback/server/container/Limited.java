// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.container;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls with an end: a container engine that hangs lets its clients wait for ever. */
final class Limited {

    private Limited() {}

    /**
     * Calls and waits for the result, but not longer than the limit.
     *
     * @throws IOException if the call fails or takes longer; the message names what was being done
     */
    static <T> T call(Duration limit, String what, Callable<T> call) throws IOException {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "switchback-container");
        thread.setDaemon(true);
        // Testcontainers and its client look classes up through the thread.
        thread.setContextClassLoader(Limited.class.getClassLoader());
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new IOException(what + ": no answer within " + limit.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new IOException(what + ": " + said(cause), cause);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException(what + ": interrupted", e);
        }
    }

    private static String said(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).strip();
        return cause instanceof IOException ? message : cause.getClass().getSimpleName() + ": " + message;
    }
}
