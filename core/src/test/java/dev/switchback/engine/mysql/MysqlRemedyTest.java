// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.Snapshot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A remedy that leaves nothing unmended restores the schema, there and back.
 *
 * <p>An ordinary build looks at every third case, not the same for each product; {@code -Dswitchback.mended=1} at each.
 */
class MysqlRemedyTest {

    private static final int STEP = Integer.getInteger("switchback.mended", 3);

    private static final List<String> MENDED_BOTH_WAYS = new ArrayList<>();

    @AfterAll
    static void mostAreMended() {
        assertThat(MENDED_BOTH_WAYS).hasSizeGreaterThan(cases().toList().size() * 3 / 4);
        if (STEP == 1) {
            assertThat(MENDED_BOTH_WAYS)
                    .contains(
                            "MYSQL: index lost",
                            "MYSQL: check lost",
                            "MYSQL: foreign key deletes",
                            "MYSQL: trigger put first")
                    .contains("MARIADB: column renamed", "MARIADB: table renamed", "MARIADB: view definer")
                    .contains("MYSQL: event schedule", "MYSQL: procedure sql mode", "MARIADB: sequence increment")
                    .contains("MYSQL: generated column stored", "MARIADB: package", "MYSQL: grant with grant option")
                    .contains("MYSQL: column put elsewhere", "MARIADB: auto increment lost", "MYSQL: primary key lost")
                    .doesNotContain("MYSQL: column dropped", "MYSQL: table dropped", "MARIADB: system versioning");
        }
    }

    static Stream<PlantedCase> cases() {
        return Stream.of(Flavor.values()).flatMap(MysqlRemedyTest::casesOn);
    }

    private static Stream<PlantedCase> casesOn(Flavor flavor) {
        List<PlantedCase> all = PlantedCase.all(flavor).toList();
        return IntStream.range(0, all.size())
                .filter(i -> i % STEP == flavor.ordinal() % STEP)
                .mapToObj(all::get);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void remedyRestoresWhatItSays(PlantedCase planted) throws SQLException {
        PlantedDatabase database = planted.database();
        try {
            database.run(planted.base());
            Snapshot before = database.read();
            database.run(planted.change());
            Snapshot after = database.read();
            boolean back = mends(database, before, after);
            if (back && mends(database, after, before)) {
                MENDED_BOTH_WAYS.add(planted.toString());
            }
        } finally {
            database.run(planted.cleanup());
            database.clear();
        }
    }

    private static boolean mends(PlantedDatabase database, Snapshot wanted, Snapshot found) throws SQLException {
        Mending mending = MysqlRemedy.between(wanted, found);
        if (!mending.unmended().isEmpty()) {
            return false;
        }
        database.runScript(mending.statements());
        assertThat(SchemaDiff.between(wanted, database.read()).changes())
                .as("after %s", mending.statements())
                .isEmpty();
        return true;
    }
}
