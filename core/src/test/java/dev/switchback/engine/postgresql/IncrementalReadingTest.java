// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.schema.Snapshot;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Reading only what may have changed gives what reading everything gives.
 *
 * <p>{@code -Dswitchback.walk=500} makes the walks longer than in an ordinary build.
 */
class IncrementalReadingTest {

    private static final List<Integer> OTHER_MAJORS = List.of(14, 15, 16, 17);

    @Provide
    Arbitrary<List<String>> walks() {
        return SchemaWalk.ofLength(Integer.getInteger("switchback.walk", 60));
    }

    @Property(tries = 4, seed = "20261121", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void incrementalReadingEqualsFullReading(@ForAll("walks") List<String> walk) throws SQLException {
        walkOn(TestServers.postgres(), walk);
    }

    @Property(tries = 1, seed = "20261122", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void incrementalReadingEqualsFullReadingOnOtherMajors(@ForAll("walks") List<String> walk) throws SQLException {
        for (int major : OTHER_MAJORS) {
            walkOn(TestServers.of(new DatabaseRequest("postgresql", major)), walk);
        }
    }

    private static void walkOn(Server server, List<String> walk) throws SQLException {
        List<String> done = new ArrayList<>();
        try (PlantedDatabase database = new PlantedDatabase(server);
                Connection connection = database.database().connect()) {
            database.runOn(connection, SchemaWalk.START);
            for (String statement : walk) {
                if (succeeds(connection, statement)) {
                    done.add(statement);
                    Snapshot incremental = database.read();
                    assertThat(incremental.objects())
                            .as("after %s", done)
                            .isEqualTo(database.readEverything().objects());
                }
            }
        }
        // A walk on which nothing happens would prove nothing.
        assertThat(done).hasSizeGreaterThan(walk.size() / 8);
    }

    static boolean succeeds(Connection connection, String statement) {
        try {
            Jdbc.execute(connection, statement);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
