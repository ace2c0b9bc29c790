// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

/** Ends a server with its JVM if nobody has done so before. */
final class ExitHook {

    private final Runnable end;
    private final Thread thread;

    ExitHook(Runnable end) {
        this.end = end;
        this.thread = new Thread(end, "switchback-server-end");
    }

    void register() {
        Runtime.getRuntime().addShutdownHook(thread);
    }

    /** Ends the server now; while the JVM is ending it runs, or has run, the hook as well, and ending twice does no harm. */
    void endNow() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            end.run();
            return;
        }
        end.run();
    }
}
