// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.container;

import dev.switchback.database.DatabaseRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What can be chosen about a server in a container.
 *
 * @param request   the product and version
 * @param image     the image, if it is not to be the product's official one
 * @param variables the server's variables as production has them
 * @param inMemory  whether the data is to be in memory, where the engine can do that
 * @param limits    how long the parts of a start may take
 */
public record ContainerOptions(
        DatabaseRequest request,
        Optional<String> image,
        Map<String, String> variables,
        boolean inMemory,
        Limits limits) {

    /**
     * How long the parts of a start may take.
     *
     * @param engine until the container engine answers
     * @param pull   until an image that is not here yet is
     * @param start  until the server in the container accepts connections
     */
    public record Limits(Duration engine, Duration pull, Duration start) {

        /** Generous for slow networks and machines; nothing waits without an end. */
        public static final Limits USUAL =
                new Limits(Duration.ofSeconds(20), Duration.ofMinutes(5), Duration.ofMinutes(2));
    }

    public ContainerOptions {
        variables = Map.copyOf(variables);
    }

    /** Returns the options for a version and nothing special. */
    public static ContainerOptions of(DatabaseRequest request) {
        return new ContainerOptions(request, Optional.empty(), Map.of(), true, Limits.USUAL);
    }
}
