// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.engine.TableState;
import dev.switchback.migration.Header;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A table too large to be kept row by row. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeTableTest {

    /** The id of a row that the sample leaves out. */
    private static final String OUTSIDE = "11234";

    private CaseDatabase database;
    private DataState before = DataState.EMPTY;

    @BeforeAll
    void open() throws SQLException {
        database = new CaseDatabase();
    }

    @AfterAll
    void close() throws SQLException {
        database.close();
    }

    @BeforeEach
    void fill() throws SQLException {
        database.empty();
        database.run("CREATE TABLE t (id serial PRIMARY KEY, v text, n numeric(10,2));"
                + "INSERT INTO t (v, n) SELECT 'v' || g, g * 1.25 FROM generate_series(1, 12000) g");
        before = database.read();
    }

    @Test
    void keepsSumsAndASampleOnly() {
        TableState table = before.tables().values().iterator().next();
        assertThat(table.isComplete()).isFalse();
        assertThat(table.rowCount()).isEqualTo(12_000);
        assertThat(table.rows())
                .hasSizeBetween(500, 10_000)
                .noneMatch(row -> row.toString().contains("v" + OUTSIDE));
    }

    @Test
    void oneChangedValueAmongManyIsSeenAfterAnUndo() throws SQLException {
        database.run("UPDATE t SET v = 'other' WHERE id = " + OUTSIDE);
        assertThat(ids(Restoration.compare(before, database.read()))).containsExactly("values-changed v");
    }

    @Test
    void twoValuesThatChangePlacesAreSeenAfterAnUndo() throws SQLException {
        database.run("UPDATE t SET n = CASE id WHEN 7 THEN 10 * 1.25 ELSE 7 * 1.25 END WHERE id IN (7, 10)");
        assertThat(ids(Restoration.compare(before, database.read()))).containsExactly("values-changed n");
    }

    @Test
    void oneLostRowIsSeenAfterAnUndo() throws SQLException {
        database.run("DELETE FROM t WHERE id = 5");
        assertThat(ids(Restoration.compare(before, database.read()))).containsExactly("rows-lost ");
    }

    @Test
    void exactUndoIsSilent() throws SQLException {
        database.run("CREATE TABLE u AS TABLE t; DELETE FROM t WHERE id % 2 = 0");
        database.run("INSERT INTO t SELECT * FROM u WHERE id % 2 = 0; DROP TABLE u");
        assertThat(Restoration.compare(before, database.read())).isEmpty();
    }

    @Test
    void lostRowsAreDamage() throws SQLException {
        database.run("DELETE FROM t WHERE id = 5");
        assertThat(ids(judge())).containsExactly("rows-lost ");
    }

    @Test
    void roundedValuesAreDamage() throws SQLException {
        database.run("ALTER TABLE t ALTER n TYPE int");
        assertThat(ids(judge())).containsExactly("values-rounded n");
    }

    @Test
    void valuesTurnedNullOutsideTheSampleAreDamage() throws SQLException {
        database.run("UPDATE t SET v = NULL WHERE id = " + OUTSIDE);
        assertThat(ids(judge())).containsExactly("values-nulled v");
    }

    @Test
    void oneOverwrittenValueOutsideTheSampleIsSeen() throws SQLException {
        database.run("UPDATE t SET v = 'other' WHERE id = " + OUTSIDE);
        assertThat(ids(judge())).containsExactly("values-overwritten v");
    }

    @Test
    void valuesKeptInALargeSideTableAreSilent() throws SQLException {
        database.run(
                "CREATE TABLE kept (id int PRIMARY KEY REFERENCES t, v text); INSERT INTO kept SELECT id, v FROM t;"
                        + "UPDATE t SET v = 'other'");
        assertThat(judge()).isEmpty();
    }

    @Test
    void valuesTurnedNullAndKeptInALargeSideTableAreSilent() throws SQLException {
        database.run(
                "CREATE TABLE kept (id int PRIMARY KEY REFERENCES t, v text); INSERT INTO kept SELECT id, v FROM t;"
                        + "UPDATE t SET v = NULL");
        assertThat(judge()).isEmpty();
    }

    @Test
    void widerTypesAndNewRowsAreSilent() throws SQLException {
        database.run("ALTER TABLE t ALTER n TYPE numeric(12,4), ADD extra int DEFAULT 7;"
                + "INSERT INTO t (v, n) SELECT 'w' || g, g FROM generate_series(1, 1000) g");
        assertThat(judge()).isEmpty();
    }

    @Test
    void equalRowsWithoutAKeyAreCounted() throws SQLException {
        keyless();
        database.run("UPDATE t SET v = 'v2' WHERE ctid IN (SELECT ctid FROM t WHERE v = 'v1' LIMIT 2)");
        assertThat(ids(Restoration.compare(before, database.read()))).contains("values-changed v");
    }

    @Test
    void columnAddedToRowsWithoutAKeyChangesNone() throws SQLException {
        keyless();
        database.run("ALTER TABLE t ADD extra int DEFAULT 7");
        assertThat(judge()).isEmpty();
        database.run("UPDATE t SET n = NULL WHERE v = 'v9'");
        assertThat(ids(judge())).containsExactly("values-nulled n");
    }

    @Test
    void columnBackInAnotherPlaceLeavesRowsWithoutAKeyAlone() throws SQLException {
        keyless();
        database.run("CREATE TABLE kept AS SELECT v, n FROM t; ALTER TABLE t DROP v; ALTER TABLE t ADD v text;"
                + "TRUNCATE t; INSERT INTO t (v, n) SELECT v, n FROM kept; DROP TABLE kept");
        assertThat(Restoration.compare(before, database.read())).isEmpty();
    }

    private void keyless() throws SQLException {
        database.run("DROP TABLE t; CREATE TABLE t (v text, n int);"
                + "INSERT INTO t SELECT 'v' || g % 10, g % 3 FROM generate_series(1, 12000) g");
        before = database.read();
    }

    @Test
    void longerTextThatIsTooMuchToKeepIsSeenAfterAnUndo() throws SQLException {
        database.run("TRUNCATE t; INSERT INTO t (id, v) SELECT g, repeat('x', 920) FROM generate_series(1, 9000) g");
        before = database.read();
        database.run("UPDATE t SET v = v || repeat('y', 700) WHERE id <= 100");
        DataState after = database.read();
        assertThat(before.tables().values()).allMatch(TableState::isComplete);
        assertThat(after.tables().values()).noneMatch(TableState::isComplete);
        assertThat(ids(Restoration.compare(before, after))).containsExactly("values-changed ");
        assertThat(ids(Restoration.compare(after, before))).containsExactly("values-changed ");
    }

    private List<DataFinding> judge() throws SQLException {
        return Preservation.judge(before, database.read(), Header.NONE);
    }

    private static List<String> ids(List<DataFinding> findings) {
        return findings.stream().map(f -> f.id() + " " + f.column().orElse("")).toList();
    }
}
