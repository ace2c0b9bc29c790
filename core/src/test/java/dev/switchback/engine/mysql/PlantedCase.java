// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.PlantedText;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A schema in an empty database, and one change of it. */
record PlantedCase(Flavor flavor, PlantedText planted) {

    static Stream<PlantedCase> all() {
        return Stream.of(Flavor.values()).flatMap(PlantedCase::all);
    }

    static Stream<PlantedCase> all(Flavor flavor) {
        return Stream.of("both", flavor.name().toLowerCase(Locale.ROOT))
                .flatMap(file -> PlantedText.in(PlantedCase.class, file))
                .map(planted -> new PlantedCase(flavor, planted));
    }

    String name() {
        return planted.name();
    }

    boolean seenByDump() {
        return planted.seenByDump();
    }

    boolean neutral() {
        return planted.neutral();
    }

    List<String> base() {
        return planted.base();
    }

    List<String> change() {
        return planted.change();
    }

    List<String> cleanup() {
        return planted.cleanup();
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
