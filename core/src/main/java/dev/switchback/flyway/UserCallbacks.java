// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.ClassicConfiguration;

/**
 * Puts our callbacks beside the user's.
 *
 * <p>Only after Flyway was created: its constructor replaces all callbacks by those that it finds on the class path under
 * {@code db/callback}, if there are any.
 */
final class UserCallbacks {

    private UserCallbacks() {}

    static Flyway keptBeside(Flyway flyway, Callback... ours) {
        List<Callback> all =
                new ArrayList<>(Arrays.asList(flyway.getConfiguration().getCallbacks()));
        all.addAll(Arrays.asList(ours));
        return replaced(flyway, all.toArray(Callback[]::new));
    }

    static Flyway replaced(Flyway flyway, Callback... ours) {
        ((ClassicConfiguration) flyway.getConfiguration()).setCallbacks(ours);
        return flyway;
    }
}
