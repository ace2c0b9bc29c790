// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.Jdbc;
import dev.switchback.schema.Fingerprint;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * On a random walk two schemas share a fingerprint exactly when the product's own program dumps the same about them, and reading
 * what may have changed gives what reading everything gives.
 *
 * <p>{@code -Dswitchback.walk=500} makes the walks longer than in an ordinary build, {@code -Dswitchback.seed=1} others.
 */
class DumpEqualityTest {

    private static final List<String> START = List.of(
            "CREATE TABLE t1 (x int PRIMARY KEY, y varchar(20) NOT NULL, z int, KEY i1 (y))",
            "CREATE TABLE t2 (x int PRIMARY KEY, y int DEFAULT 1, CONSTRAINT k1 FOREIGN KEY (y) REFERENCES t1 (x))",
            "CREATE TABLE t3 (x int, y datetime)",
            "CREATE VIEW v1 AS SELECT x FROM t1");

    private static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry("$t", List.of("t1", "t2", "t3")),
            Map.entry("$u", List.of("t1", "t2", "t3", "t4")),
            Map.entry("$c", List.of("x", "y", "z")),
            Map.entry("$d", List.of("x", "y", "z")),
            Map.entry("$y", List.of("int", "bigint", "varchar(20)", "decimal(8,2)", "datetime(3)", "text", "json")),
            Map.entry("$k", List.of("k1", "k2")),
            Map.entry("$i", List.of("i1", "i2")),
            Map.entry("$j", List.of("i1", "i2")),
            Map.entry("$v", List.of("v1", "v2")),
            Map.entry("$w", List.of("v1", "v2")),
            Map.entry("$g", List.of("g1", "g2", "g3")),
            Map.entry("$h", List.of("g1", "g2", "g3")),
            Map.entry("$f", List.of("f1", "f2")),
            Map.entry("$e", List.of("e1", "e2")),
            Map.entry("$n", List.of("1", "2", "3")));

    @ParameterizedTest
    @EnumSource
    void equalFingerprintsMeanEqualDumps(Flavor flavor) throws SQLException, IOException {
        DumpProgram.of(flavor).missing().ifPresent(Assumptions::abort);
        PlantedDatabase database = PlantedDatabase.of(flavor);
        Random random = new Random(Long.getLong("switchback.seed", 20261121));
        List<String> done = new ArrayList<>();
        Map<String, Fingerprint> fingerprints = new HashMap<>();
        Map<Fingerprint, String> dumps = new HashMap<>();
        int steps = Integer.getInteger("switchback.walk", 40);
        try {
            database.run(START);
            for (int i = 0; i < steps; i++) {
                String statement = statement(random);
                if (succeeds(database, statement)) {
                    done.add(statement);
                    Snapshot snapshot = database.read();
                    assertThat(SchemaDiff.between(database.readEverything(), snapshot)
                                    .changes())
                            .as("after %s", done)
                            .isEmpty();
                    Fingerprint fingerprint = snapshot.fingerprint();
                    if (hasBrokenView(database)) {
                        continue; // Neither program dumps a view whose table is gone.
                    }
                    String dump = SchemaDump.of(database.database(), flavor);
                    assertThat(dumps.getOrDefault(fingerprint, dump))
                            .as("dump of an equal fingerprint after %s", done)
                            .isEqualTo(dump);
                    assertThat(fingerprints.getOrDefault(dump, fingerprint))
                            .as("fingerprint of an equal dump after %s, %s", done, dump)
                            .isEqualTo(fingerprint);
                    dumps.put(fingerprint, dump);
                    fingerprints.put(dump, fingerprint);
                }
            }
        } finally {
            database.clear();
        }
        // A walk on which nothing happens would prove nothing.
        assertThat(dumps).as("different states").hasSizeGreaterThan(steps / 10);
    }

    private static boolean hasBrokenView(PlantedDatabase database) throws SQLException {
        List<String> views = Jdbc.query(
                database.connection(),
                row -> row.getString(1),
                "SELECT table_name FROM information_schema.views WHERE table_schema = DATABASE()");
        return views.stream().anyMatch(view -> !succeeds(database, "SHOW FIELDS FROM " + view));
    }

    private static boolean succeeds(PlantedDatabase database, String statement) {
        try {
            Jdbc.execute(database.connection(), statement);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static String statement(Random random) {
        List<String> templates = templates();
        String statement = templates.get(random.nextInt(templates.size()));
        for (Map.Entry<String, List<String>> word : new TreeMap<>(WORDS).entrySet()) {
            List<String> values = word.getValue();
            statement = statement.replace(word.getKey(), values.get(random.nextInt(values.size())));
        }
        return statement;
    }

    private static List<String> templates() {
        try (InputStream in = DumpEqualityTest.class.getResourceAsStream("walk.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
