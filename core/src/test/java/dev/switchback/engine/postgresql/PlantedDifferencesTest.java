// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.Snapshot;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each thing that the snapshot claims to see is planted and seen; what is no difference is not. */
class PlantedDifferencesTest {

    private static PlantedDatabase database;

    @BeforeAll
    static void create() throws SQLException {
        database = new PlantedDatabase(TestServers.postgres());
    }

    @AfterAll
    static void drop() throws SQLException {
        database.close();
    }

    static List<PlantedCase> cases() {
        return PlantedCase.all(18);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void changeIsSeenAndTheSameBuiltAnewIsNone(PlantedCase planted) throws SQLException {
        Snapshot empty = database.read();
        Snapshot before;
        Snapshot after;
        try {
            database.build(planted);
            before = database.read();
            database.run(planted.change());
            after = readTwice();
        } finally {
            database.clear(planted);
        }
        assertThat(after.fingerprint().equals(before.fingerprint())).isEqualTo(planted.neutral());
        assertThat(SchemaDiff.between(before, after).isEmpty()).isEqualTo(planted.neutral());
        assertThat(database.read().objects()).isEqualTo(empty.objects());
        try {
            database.build(planted);
            assertThat(database.read().objects()).isEqualTo(before.objects());
        } finally {
            database.clear(planted);
        }
    }

    /** Reads what changed and, on another connection, everything: both must agree. */
    private static Snapshot readTwice() throws SQLException {
        Snapshot snapshot = database.read();
        assertThat(snapshot.objects()).isEqualTo(database.readEverything().objects());
        return snapshot;
    }
}
