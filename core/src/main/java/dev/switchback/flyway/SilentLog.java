// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/**
 * Keeps Flyway quiet: what it does is told by Switchback's own results.
 *
 * <p>Public, with a public constructor, because Flyway creates it by name.
 */
public final class SilentLog implements LogCreator, Log {

    @Override
    public Log createLogger(Class<?> type) {
        return this;
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public void debug(String message) {}

    @Override
    public void info(String message) {}

    @Override
    public void warn(String message) {}

    @Override
    public void error(String message) {}

    @Override
    public void error(String message, Exception exception) {}

    @Override
    public void notice(String message) {}
}
