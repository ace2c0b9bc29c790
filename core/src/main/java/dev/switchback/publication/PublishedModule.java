// SPDX-License-Identifier: Apache-2.0
package dev.switchback.publication;

import dev.switchback.settings.Settings;
import java.nio.file.Path;
import java.util.List;

/**
 * A module whose rehearsals are reported.
 *
 * @param name     what people call it; empty if it is the only one
 * @param base     its directory
 * @param settings those of each database that it is rehearsed on, at least one
 */
public record PublishedModule(String name, Path base, List<Settings> settings) {

    public PublishedModule {
        settings = List.copyOf(settings);
    }

    Path evidence() {
        return settings.get(0).evidenceDirectory();
    }
}
