// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.profile.Profile;
import java.util.List;

/**
 * What was read of a live database, and what could not be.
 *
 * @param remarks what a person should know of it, with what would help, each on its own
 */
public record Statistics(Profile profile, List<String> remarks) {

    public Statistics {
        remarks = List.copyOf(remarks);
    }
}
