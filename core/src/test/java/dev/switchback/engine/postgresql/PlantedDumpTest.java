// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.schema.Fingerprint;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A planted change alters the fingerprint exactly when it alters what pg_dump writes, but for the few that pg_dump misses.
 *
 * <p>An ordinary build looks, on each major, at what came with it and at every twelfth of the rest;
 * {@code -Dswitchback.dumps=1} at each.
 */
class PlantedDumpTest {

    private static final List<Integer> MAJORS = List.of(15, 18);
    private static final Map<Integer, PlantedDatabase> DATABASES = new HashMap<>();

    private record Planted(int major, PlantedCase planted) {
        @Override
        public String toString() {
            return major + ": " + planted;
        }
    }

    static Stream<Planted> cases() {
        return MAJORS.stream().flatMap(PlantedDumpTest::casesOn);
    }

    private static Stream<Planted> casesOn(int major) {
        List<PlantedCase> all = PlantedCase.all(major);
        int step = Integer.getInteger("switchback.dumps", 12);
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i).since() == major || i % step == major % step)
                .mapToObj(i -> new Planted(major, all.get(i)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fingerprintDiffersWithTheDump(Planted on) throws SQLException, IOException {
        int major = on.major;
        PlantedCase planted = on.planted;
        DumpProgram.forServer(major).missing().ifPresent(Assumptions::abort);
        PlantedDatabase database = on(major);
        try {
            database.build(planted);
            Fingerprint before = database.read().fingerprint();
            String dumpBefore = SchemaDump.of(database.database(), major);
            database.run(planted.change());
            Fingerprint after = database.read().fingerprint();
            String dumpAfter = SchemaDump.of(database.database(), major);
            assertThat(after.equals(before)).as("same fingerprint").isEqualTo(planted.neutral());
            assertThat(dumpAfter.equals(dumpBefore))
                    .as("same dump")
                    .isEqualTo(planted.neutral() || !planted.seenByDump());
        } finally {
            database.clear(planted);
        }
    }

    private static PlantedDatabase on(int major) throws SQLException {
        PlantedDatabase known = DATABASES.get(major);
        if (known == null) {
            known = new PlantedDatabase(TestServers.of(new DatabaseRequest("postgresql", major)));
            DATABASES.put(major, known);
        }
        return known;
    }

    @AfterAll
    static void drop() throws SQLException {
        for (PlantedDatabase database : DATABASES.values()) {
            database.close();
        }
    }
}
