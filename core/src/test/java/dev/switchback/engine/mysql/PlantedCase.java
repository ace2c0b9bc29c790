// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assumptions.assumeThat;

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

    /** Returns the database of the product; on an older version the test is skipped. */
    PlantedDatabase database() throws SQLException {
        PlantedDatabase database = PlantedDatabase.of(flavor);
        assumeThat(database.major()).as("version of the server").isGreaterThanOrEqualTo(planted.since());
        return database;
    }

    @Override
    public String toString() {
        return flavor + ": " + name();
    }
}
