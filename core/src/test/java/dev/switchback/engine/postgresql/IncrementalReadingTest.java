// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.Jdbc;
import dev.switchback.schema.Snapshot;
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
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Reading only what may have changed gives what reading everything gives.
 *
 * <p>{@code -Dswitchback.walk=500} makes the walks longer than in an ordinary build.
 */
class IncrementalReadingTest {

    private static PlantedDatabase database;

    @BeforeContainer
    static void create() throws SQLException {
        database = new PlantedDatabase(TestServers.postgres());
    }

    @AfterContainer
    static void drop() throws SQLException {
        database.close();
    }

    @Provide
    Arbitrary<List<String>> walks() {
        return SchemaWalk.ofLength(Integer.getInteger("switchback.walk", 60));
    }

    @Property(tries = 4, seed = "20261121", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void incrementalReadingEqualsFullReading(@ForAll("walks") List<String> walk) throws SQLException {
        List<String> done = new ArrayList<>();
        try (Connection connection = database.database().connect()) {
            try {
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
            } finally {
                database.runOn(connection, SchemaWalk.END);
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
