// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.engine.Planted;
import dev.switchback.engine.PlantedText;
import java.util.List;

/** A schema in the empty schema {@code s}, and one change of it. */
record PlantedCase(PlantedText planted) implements Planted {

    private static final List<String> FILES =
            List.of("tables", "columns", "constraints", "indexes", "views-and-routines", "types-and-others");

    static List<PlantedCase> all(int version) {
        return FILES.stream()
                .flatMap(file -> PlantedText.in(PlantedCase.class, file))
                .map(PlantedCase::new)
                .filter(planted -> version >= planted.since())
                .toList();
    }

    int since() {
        return planted.since();
    }

    @Override
    public String toString() {
        return name();
    }
}
