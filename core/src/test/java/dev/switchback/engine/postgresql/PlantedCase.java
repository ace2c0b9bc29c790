// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.engine.Planted;
import dev.switchback.engine.PlantedText;
import java.util.List;
import java.util.stream.Stream;

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

    /** Says whether any of the statements contains a word, in capitals as all of them are written. */
    boolean mentions(String word) {
        return Stream.of(base(), change(), cleanup())
                .flatMap(List::stream)
                .anyMatch(statement -> statement.contains(word));
    }

    int since() {
        return planted.since();
    }

    @Override
    public String toString() {
        return name();
    }
}
