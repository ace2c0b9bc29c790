// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.Snapshot;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each thing that the snapshot claims to see is planted and seen; what is no difference is not. */
class PlantedDifferencesTest {

    static Stream<PlantedCase> cases() {
        return PlantedCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void changeIsSeenAndALookAlikeIsNone(PlantedCase planted) throws SQLException {
        PlantedDatabase database = planted.database();
        try {
            database.run(planted.base());
            Snapshot before = database.read();
            assertThat(before.objects()).isEqualTo(database.readEverything().objects());
            database.run(planted.change());
            Snapshot after = database.read();
            assertThat(after.objects()).isEqualTo(database.readEverything().objects());
            assertThat(SchemaDiff.between(before, after).isEmpty())
                    .as("difference %s", SchemaDiff.between(before, after))
                    .isEqualTo(planted.neutral());
            assertThat(after.fingerprint().equals(before.fingerprint())).isEqualTo(planted.neutral());
        } finally {
            database.run(planted.cleanup());
            database.clear();
        }
    }
}
