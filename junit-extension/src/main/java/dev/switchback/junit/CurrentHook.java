// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import dev.switchback.migration.Migration;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * What the hook that runs on this thread is told.
 *
 * <p>All tests of a factory share one extension context, so this cannot be kept there.
 */
record CurrentHook(Migration migration, Connection connection) {

    private static final ThreadLocal<@Nullable CurrentHook> CURRENT = new ThreadLocal<>();

    static void set(CurrentHook hook) {
        CURRENT.set(hook);
    }

    static void clear() {
        CURRENT.remove();
    }

    static @Nullable CurrentHook get() {
        return CURRENT.get();
    }
}
