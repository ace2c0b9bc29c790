// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.container;

import dev.switchback.database.Database;
import dev.switchback.server.ExitHook;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A container that one server has to itself, and the ones that are free.
 *
 * @param key       what it was started for
 * @param container the container
 * @param database  how to get into its server
 * @param image     what it was started from
 * @param state     what belonged to the whole server when it was new
 */
record Lease(Key key, Container container, Database database, Image image, String state) {

    /** What makes a container one like another. */
    record Key(String image, Map<String, String> variables, boolean inMemory) {}

    private static final Map<Key, Deque<Lease>> FREE = new HashMap<>();
    private static final Set<Container> RUNNING = ConcurrentHashMap.newKeySet();
    private static final ExitHook AT_EXIT = new ExitHook("switchback-containers-end", Lease::removeAll);

    private static boolean isWatching;

    /** Takes a free container whose server still answers. */
    static synchronized @Nullable Lease take(Key key) throws IOException {
        Deque<Lease> free = FREE.getOrDefault(key, new ArrayDeque<>());
        while (!free.isEmpty()) {
            Lease lease = free.pop();
            if (lease.isUnchanged()) {
                return lease;
            }
            lease.discard();
        }
        return null;
    }

    /** From now on the container goes when this JVM goes. */
    static synchronized void watch(Container container) {
        if (!isWatching) {
            AT_EXIT.register();
            isWatching = true;
        }
        RUNNING.add(container);
    }

    private static void removeAll() {
        for (Container container : RUNNING) {
            try {
                container.remove();
            } catch (IOException e) {
                // Nobody is there any more to be told; the next run removes it.
                continue;
            }
        }
    }

    /** Says whether the server answers, and nothing that belongs to the whole of it has changed. */
    boolean isUnchanged() {
        try {
            return state.equals(ServerState.of(database));
        } catch (SQLException e) {
            return false;
        }
    }

    void end(boolean isKept, boolean isUnchanged) throws IOException {
        if (isKept) {
            RUNNING.remove(container);
        } else if (isUnchanged) {
            giveBack(this);
        } else {
            discard();
        }
    }

    private static synchronized void giveBack(Lease lease) {
        FREE.computeIfAbsent(lease.key(), key -> new ArrayDeque<>()).push(lease);
    }

    private void discard() throws IOException {
        container.remove();
        RUNNING.remove(container);
    }

    /** Removes a container that is of no use; if that fails, what made it so is told all the same. */
    static void discard(Container container, Exception reason) {
        try {
            container.remove();
            RUNNING.remove(container);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }
}
