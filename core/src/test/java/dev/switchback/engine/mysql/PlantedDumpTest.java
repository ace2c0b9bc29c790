// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.schema.Fingerprint;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A planted change alters the fingerprint exactly when it alters what the product's own program dumps, but for privileges, which
 * no dump has.
 *
 * <p>An ordinary build looks at every thirtieth case, not the same for each product; {@code -Dswitchback.dumps=1} at each.
 */
class PlantedDumpTest {

    private static final int STEP = Integer.getInteger("switchback.dumps", 30);

    static Stream<PlantedCase> cases() {
        return Stream.of(Flavor.values()).flatMap(PlantedDumpTest::casesOn);
    }

    private static Stream<PlantedCase> casesOn(Flavor flavor) {
        List<PlantedCase> all = PlantedCase.all(flavor).toList();
        return IntStream.range(0, all.size())
                .filter(i -> i % STEP == flavor.ordinal() % STEP)
                .mapToObj(all::get);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fingerprintDiffersWithTheDump(PlantedCase planted) throws SQLException, IOException {
        DumpProgram.of(planted.flavor()).missing().ifPresent(Assumptions::abort);
        PlantedDatabase database = planted.database();
        try {
            database.run(planted.base());
            Fingerprint before = database.read().fingerprint();
            String dumpBefore = SchemaDump.of(database.database(), planted.flavor());
            database.run(planted.change());
            Fingerprint after = database.read().fingerprint();
            String dumpAfter = SchemaDump.of(database.database(), planted.flavor());
            assertThat(after.equals(before)).as("same fingerprint").isEqualTo(planted.neutral());
            if (planted.neutral() || !planted.seenByDump()) {
                assertThat(dumpAfter).isEqualTo(dumpBefore);
            } else {
                assertThat(dumpAfter).isNotEqualTo(dumpBefore);
            }
        } finally {
            database.run(planted.cleanup());
            database.clear();
        }
    }
}
