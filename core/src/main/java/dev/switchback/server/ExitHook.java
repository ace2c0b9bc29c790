// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server;

import java.io.UncheckedIOException;

/** Ends a server with its JVM if nobody has done so before. */
public final class ExitHook {

    private final Runnable end;
    private final Thread thread;

    /** Makes one that is not registered yet; ending twice must do no harm. */
    public ExitHook(String name, Runnable end) {
        this.end = end;
        this.thread = new Thread(this::endQuietly, name);
    }

    /** From now on the server ends with the JVM. */
    public void register() {
        Runtime.getRuntime().addShutdownHook(thread);
    }

    /** Ends the server now; while the JVM is ending it runs, or has run, the hook as well. */
    public void endNow() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            endQuietly();
            return;
        }
        end.run();
    }

    /** Nobody is there any more to be told; the next run removes what is left. */
    private void endQuietly() {
        try {
            end.run();
        } catch (UncheckedIOException e) {
            return;
        }
    }
}
