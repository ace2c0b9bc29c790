// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway.javacallback;

import java.sql.SQLException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/** A callback as a user writes it in Java. */
public class Counting extends BaseCallback {

    @Override
    public boolean supports(Event event, @Nullable Context context) {
        return event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        try (var statement = context.getConnection().createStatement()) {
            statement.execute("INSERT INTO calls VALUES ('java')");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
