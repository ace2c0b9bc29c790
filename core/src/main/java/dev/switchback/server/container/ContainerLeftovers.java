// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.container;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Containers of processes that were killed before they could remove them.
 *
 * <p>Only processes that can be seen from here can be asked whether they live; containers that another machine, another
 * container or another user has started on a shared engine are left alone.
 */
final class ContainerLeftovers {

    static final String KEPT = "switchback-kept-";

    private ContainerLeftovers() {}

    /** Removes them and says how many there were. */
    static int remove(Engine engine) throws IOException {
        List<Container> dead = Limited.call(
                Engine.LIMIT,
                "cannot list the containers",
                () -> engine
                        .client()
                        .listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(Map.of(Labels.OURS, "true"))
                        .exec()
                        .stream()
                        .filter(ContainerLeftovers::isDead)
                        .toList());
        for (Container each : dead) {
            removeOne(engine, each.getId());
        }
        return dead.size();
    }

    private static boolean isDead(Container container) {
        boolean isKept = Arrays.stream(container.getNames()).anyMatch(name -> name.contains(KEPT));
        Optional<Labels> labels = Labels.of(container.getLabels());
        return !isKept
                && labels.filter(each -> each.isVisibleFromHere() && !each.isAlive())
                        .isPresent();
    }

    private static void removeOne(Engine engine, String id) throws IOException {
        try {
            new dev.switchback.server.container.Container(engine, id).remove();
        } catch (IOException e) {
            // Another run removes it at this very moment: the engine says "removal is already in progress".
            if (!(e.getCause() instanceof DockerException)) {
                throw e;
            }
        }
    }
}
