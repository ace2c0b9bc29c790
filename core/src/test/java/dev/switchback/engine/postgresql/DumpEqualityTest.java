// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.schema.Fingerprint;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Two schemas share a fingerprint exactly when pg_dump writes the same about them.
 *
 * <p>{@code -Dswitchback.walk=500} makes the walks longer than in an ordinary build.
 */
class DumpEqualityTest {

    @Provide
    Arbitrary<List<String>> walks() {
        return SchemaWalk.ofLength(Integer.getInteger("switchback.walk", 30));
    }

    @NeedsPgDump(15)
    @Property(tries = 3, seed = "20261121", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void equalFingerprintsMeanEqualDumpsOn15(@ForAll("walks") List<String> walk) throws SQLException, IOException {
        walkOn(15, walk);
    }

    @NeedsPgDump(18)
    @Property(tries = 3, seed = "20261122", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void equalFingerprintsMeanEqualDumpsOn18(@ForAll("walks") List<String> walk) throws SQLException, IOException {
        walkOn(18, walk);
    }

    private static void walkOn(int major, List<String> walk) throws SQLException, IOException {
        List<String> done = new ArrayList<>();
        Map<String, Fingerprint> fingerprints = new HashMap<>();
        Map<Fingerprint, String> dumps = new HashMap<>();
        try (PlantedDatabase database = new PlantedDatabase(TestServers.of(new DatabaseRequest("postgresql", major)));
                Connection connection = database.database().connect()) {
            database.runOn(connection, SchemaWalk.START);
            for (String statement : walk) {
                if (IncrementalReadingTest.succeeds(connection, statement)) {
                    done.add(statement);
                    Fingerprint fingerprint = database.read().fingerprint();
                    String dump = SchemaDump.of(database.database(), major);
                    assertThat(dumps.getOrDefault(fingerprint, dump))
                            .as("dump of an equal fingerprint after %s", done)
                            .isEqualTo(dump);
                    assertThat(fingerprints.getOrDefault(dump, fingerprint))
                            .as("fingerprint of an equal dump after %s", done)
                            .isEqualTo(fingerprint);
                    dumps.put(fingerprint, dump);
                    fingerprints.put(dump, fingerprint);
                }
            }
        }
        assertThat(dumps).as("different states").hasSizeGreaterThan(walk.size() / 10);
    }
}
