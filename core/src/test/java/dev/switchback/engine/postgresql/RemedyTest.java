// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.Snapshot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A remedy that leaves nothing unmended restores the schema, there and back. */
class RemedyTest {

    private static final List<String> MENDED_BOTH_WAYS = new ArrayList<>();
    private static PlantedDatabase database;

    @BeforeAll
    static void create() throws SQLException {
        database = new PlantedDatabase(TestServers.postgres());
    }

    @AfterAll
    static void drop() throws SQLException {
        database.close();
        assertThat(MENDED_BOTH_WAYS)
                .hasSizeGreaterThan(100)
                .contains(
                        "index lost",
                        "check",
                        "foreign key action",
                        "trigger condition",
                        "policy roles",
                        "function body")
                .contains("default changed", "not null", "column length", "column renamed", "table comment lost")
                .contains(
                        "grant on a table",
                        "row security enabled",
                        "sequence increment",
                        "foreign table owner",
                        "materialised view definition")
                .doesNotContain("table renamed", "column dropped", "enum value added", "array column");
    }

    static List<PlantedCase> cases() {
        return PlantedCase.all(18).stream()
                .filter(planted -> !planted.neutral())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void remedyRestoresWhatItSays(PlantedCase planted) throws SQLException {
        try {
            database.build(planted);
            Snapshot before = database.read();
            database.run(planted.change());
            Snapshot after = database.read();
            boolean back = mends(before, after);
            if (back && mends(after, before)) {
                MENDED_BOTH_WAYS.add(planted.name());
            }
        } finally {
            database.clear(planted);
        }
    }

    private static boolean mends(Snapshot wanted, Snapshot found) throws SQLException {
        Remedy remedy = Remedy.of(wanted, found);
        if (!remedy.unmended().isEmpty()) {
            return false;
        }
        assertThat(remedy.statements()).isNotEmpty();
        database.run(remedy.statements());
        assertThat(SchemaDiff.between(wanted, database.read()))
                .as("after %s", remedy.statements())
                .matches(SchemaDiff::isEmpty);
        return true;
    }
}
