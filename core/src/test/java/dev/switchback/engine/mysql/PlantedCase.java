// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.Planted;
import dev.switchback.engine.PlantedText;
import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Stream;

/** A schema in an empty database, and one change of it. */
record PlantedCase(Flavor flavor, PlantedText planted) implements Planted {

    static Stream<PlantedCase> all() {
        return Stream.of(Flavor.values()).flatMap(PlantedCase::all);
    }

    static Stream<PlantedCase> all(Flavor flavor) {
        return Stream.of("both", flavor.name().toLowerCase(Locale.ROOT))
                .flatMap(file -> PlantedText.in(PlantedCase.class, file))
                .map(planted -> new PlantedCase(flavor, planted));
    }

    /** Returns a database of the product in a version that has what is planted. */
    PlantedDatabase database() throws SQLException {
        return PlantedDatabase.of(flavor, planted.since());
    }

    @Override
    public String toString() {
        return flavor + ": " + name();
    }
}
