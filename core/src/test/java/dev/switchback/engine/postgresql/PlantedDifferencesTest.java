// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.Snapshot;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each thing that the snapshot claims to see is planted and seen; what is no difference is not.
 *
 * <p>The newest major gets every case. Of the others each gets what came with a major after the oldest, and every sixteenth
 * of the rest, not the same on each; {@code -Dswitchback.planted=1} gives them every case, too.
 */
class PlantedDifferencesTest {

    private static final int OLDEST = 14;
    private static final int NEWEST = 18;

    private static final Map<Integer, PlantedDatabase> DATABASES = new HashMap<>();

    private record Planted(int major, PlantedCase planted) {
        @Override
        public String toString() {
            return major + ": " + planted;
        }
    }

    @AfterAll
    static void drop() throws SQLException {
        for (PlantedDatabase database : DATABASES.values()) {
            database.close();
        }
    }

    static Stream<Planted> cases() {
        return IntStream.rangeClosed(OLDEST, NEWEST).boxed().flatMap(PlantedDifferencesTest::casesOn);
    }

    private static Stream<Planted> casesOn(int major) {
        int step = major == NEWEST ? 1 : Integer.getInteger("switchback.planted", 16);
        List<PlantedCase> all = PlantedCase.all(major);
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i).since() > OLDEST || i % step == major % step)
                .mapToObj(i -> new Planted(major, all.get(i)));
    }

    private static PlantedDatabase on(int major) throws SQLException {
        PlantedDatabase known = DATABASES.get(major);
        if (known == null) {
            known = new PlantedDatabase(TestServers.of(new DatabaseRequest("postgresql", major)));
            DATABASES.put(major, known);
        }
        return known;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void changeIsSeenAndTheSameBuiltAnewIsNone(Planted on) throws SQLException {
        PlantedDatabase database = on(on.major);
        PlantedCase planted = on.planted;
        Snapshot before;
        Snapshot after;
        try {
            database.build(planted);
            before = database.read();
            database.run(planted.change());
            after = readTwice(database);
        } finally {
            database.clear(planted);
        }
        assertThat(after.fingerprint().equals(before.fingerprint())).isEqualTo(planted.neutral());
        assertThat(SchemaDiff.between(before, after).isEmpty()).isEqualTo(planted.neutral());
        try {
            database.build(planted);
            assertThat(database.read().objects()).isEqualTo(before.objects());
        } finally {
            database.clear(planted);
        }
        assertThat(database.read().objects()).isEqualTo(database.empty().objects());
    }

    /** Reads what changed and, on another connection, everything: both must agree. */
    private static Snapshot readTwice(PlantedDatabase database) throws SQLException {
        Snapshot snapshot = database.read();
        assertThat(snapshot.objects()).isEqualTo(database.readEverything().objects());
        return snapshot;
    }
}
