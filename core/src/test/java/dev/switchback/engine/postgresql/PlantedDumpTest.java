// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.schema.Fingerprint;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A planted change alters the fingerprint exactly when it alters what pg_dump writes, but for the few that pg_dump misses.
 *
 * <p>An ordinary build looks at every twelfth case; {@code -Dswitchback.dumps=1} at each.
 */
class PlantedDumpTest {

    private static final int MAJOR = 15;

    static List<PlantedCase> cases() {
        List<PlantedCase> all = PlantedCase.all(MAJOR);
        int step = Integer.getInteger("switchback.dumps", 12);
        return IntStream.range(0, all.size())
                .filter(i -> i % step == 0)
                .mapToObj(all::get)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fingerprintDiffersWithTheDump(PlantedCase planted) throws SQLException, IOException {
        Assumptions.assumeTrue(SchemaDump.isPossible(MAJOR), "there is no pg_dump " + MAJOR + " on the path");
        try (PlantedDatabase database = new PlantedDatabase(TestServers.of(new DatabaseRequest("postgresql", MAJOR)))) {
            database.build(planted);
            Fingerprint before = database.read().fingerprint();
            String dumpBefore = SchemaDump.of(database.database());
            database.run(planted.change());
            Fingerprint after = database.read().fingerprint();
            String dumpAfter = SchemaDump.of(database.database());
            database.clear(planted);
            assertThat(after.equals(before)).isEqualTo(planted.neutral());
            assertThat(dumpAfter.equals(dumpBefore)).isEqualTo(planted.neutral() || !planted.seenByDump());
        }
    }
}
