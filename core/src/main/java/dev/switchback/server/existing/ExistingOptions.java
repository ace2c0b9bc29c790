// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.database.DatabaseRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server that is running already, and what is expected of it.
 *
 * @param accepted  what the server may be; the first is what was asked for, the others may stand in for it
 * @param url       the JDBC URL; the database in it is connected to, but not touched
 * @param user      the user; by default the one in the URL
 * @param password  the password; by default the one in the URL, or none
 * @param variables session variables as production has them
 * @param patience  how long the server may take to answer
 */
public record ExistingOptions(
        List<DatabaseRequest> accepted,
        String url,
        Optional<String> user,
        Optional<String> password,
        Map<String, String> variables,
        Duration patience) {

    public ExistingOptions {
        accepted = List.copyOf(accepted);
        variables = Map.copyOf(variables);
        if (accepted.isEmpty()) {
            throw new IllegalArgumentException("no version is asked for");
        }
    }

    /** Returns the options for one version and nothing special. */
    public static ExistingOptions of(DatabaseRequest request, String url, String user, String password) {
        return new ExistingOptions(
                List.of(request), url, Optional.of(user), Optional.of(password), Map.of(), Duration.ofSeconds(15));
    }

    /** Shows no password. */
    @Override
    public String toString() {
        return "ExistingOptions[" + accepted + "]";
    }
}
