// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.TableName;
import dev.switchback.engine.Row;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowKeeperTest {

    private static final TableName A = new TableName("public", "a");
    private static final TableName B = new TableName("public", "b");
    private static final TableName C = new TableName("public", "c");

    private CaseDatabase database;

    @BeforeAll
    void open() throws SQLException {
        database = new CaseDatabase();
    }

    @AfterAll
    void close() throws SQLException {
        database.close();
    }

    @BeforeEach
    void twoTables() throws SQLException {
        database.empty();
        database.run(
                "CREATE TABLE a (id serial PRIMARY KEY, v text); CREATE TABLE b (id int); INSERT INTO a (v) VALUES ('x')");
    }

    @Test
    void sharesTablesThatNothingTouched() throws SQLException {
        DataState before = database.read();
        database.run("INSERT INTO a (v) VALUES ('y')");
        DataState after = read(A);
        assertThat(after.tables().get(B)).isSameAs(before.tables().get(B));
        assertThat(after.tables().get(A).rows()).hasSize(2);
        assertThat(before.tables().get(A).rows()).hasSize(1);
    }

    @Test
    void readsOnlyWhatIsNamed() throws SQLException {
        DataState before = database.read();
        database.run("INSERT INTO a (v) VALUES ('y')");
        assertThat(read(B).tables().get(A)).isSameAs(before.tables().get(A));
    }

    @Test
    void noticesTablesThatComeAndGoWithoutBeingNamed() throws SQLException {
        database.read();
        database.run("DROP TABLE b; CREATE TABLE c AS SELECT 7 AS x");
        DataState after = read();
        assertThat(after.tables()).containsOnlyKeys(A, C);
        assertThat(after.tables().get(C).rows()).containsExactly(Row.of("7"));
    }

    @Test
    void knowsARenamedTableByItsId() throws SQLException {
        DataState before = database.read();
        database.run("ALTER TABLE a RENAME TO c");
        DataState after = read();
        assertThat(after.tables()).containsOnlyKeys(B, C);
        assertThat(after.tables().get(C).id()).isEqualTo(before.tables().get(A).id());
    }

    @Test
    void noticesTwoTablesThatSwapNames() throws SQLException {
        DataState before = database.read();
        database.run("ALTER TABLE a RENAME TO c; ALTER TABLE b RENAME TO a; ALTER TABLE c RENAME TO b");
        assertThat(read().tables().get(B).id()).isEqualTo(before.tables().get(A).id());
    }

    @Test
    void noticesARenamedSchema() throws SQLException {
        database.run("CREATE SCHEMA archive_of_cases; CREATE TABLE archive_of_cases.c (x int)");
        database.read();
        database.run("ALTER SCHEMA archive_of_cases RENAME TO public2");
        assertThat(read().tables()).containsKey(new TableName("public2", "c"));
        database.run("DROP SCHEMA public2 CASCADE");
    }

    @Test
    void readsASequenceWithTheTableThatItNumbers() throws SQLException {
        database.read();
        database.run("INSERT INTO a (v) VALUES ('y')");
        assertThat(read(A).sequences().get(new TableName("public", "a_id_seq")).next())
                .isEqualTo(3);
    }

    @Test
    void readsASequenceThatIsNamed() throws SQLException {
        database.read();
        database.run("SELECT setval('a_id_seq', 40, false)");
        TableName sequence = new TableName("public", "a_id_seq");
        assertThat(read(sequence).sequences().get(sequence).next()).isEqualTo(40);
    }

    @Test
    void readsAPartitionedTableOnceThroughItsRoot() throws SQLException {
        database.run("CREATE TABLE c (id int) PARTITION BY RANGE (id);"
                + "CREATE TABLE c1 PARTITION OF c FOR VALUES FROM (0) TO (10) PARTITION BY RANGE (id);"
                + "CREATE TABLE c11 PARTITION OF c1 DEFAULT; CREATE TABLE c2 PARTITION OF c DEFAULT");
        database.read();
        database.run("INSERT INTO c VALUES (1), (11)");
        DataState after = read(new TableName("public", "c11"));
        assertThat(after.tables()).containsOnlyKeys(A, B, C);
        assertThat(after.tables().get(C).rows())
                .extracting(Row::partition)
                .containsExactlyInAnyOrder("public.c11", "public.c2");
    }

    @Test
    void readsAnInheritedRowInItsOwnTableOnly() throws SQLException {
        database.run("CREATE TABLE c (extra text) INHERITS (b); INSERT INTO c VALUES (1, 'x')");
        DataState state = database.read();
        assertThat(state.tables().get(B).rows()).isEmpty();
        assertThat(state.tables().get(C).rows()).hasSize(1);
    }

    @Test
    void tellsNullFromEmptyAndKeepsEveryCharacter() throws SQLException {
        database.run("INSERT INTO a (v) VALUES (NULL), (''), (E'tab\\tnew\\nline\\\\N'), ('\\N'), ('Zoë 🙂')");
        assertThat(database.read().tables().get(A).rows())
                .extracting(row -> row.get(1))
                .containsExactly("x", null, "", "tab\tnew\nline\\N", "\\N", "Zoë 🙂");
    }

    @Test
    void valuesDoNotDependOnTheSettingsOfTheDatabase() throws SQLException {
        database.run("CREATE TABLE c (f float8, i interval, t timestamptz, b bytea, r regclass);"
                + "INSERT INTO c VALUES (0.1::float8 + 0.2, '1 day 2 h', '2024-01-01Z', 'a', 'a')");
        assertThat(database.read().tables().get(C).rows())
                .containsExactly(
                        Row.of("0.30000000000000004", "1 day 02:00:00", "2024-01-01 00:00:00+00", "\\x61", "public.a"));
    }

    @Test
    void keepsTheLengthAndHashOfALongValue() throws SQLException {
        database.run("INSERT INTO a (v) SELECT repeat('x', 100000)");
        String value = database.read().tables().get(A).rows().get(1).get(1);
        assertThat(value).startsWith("\uE000100000:").hasSizeLessThan(300);
    }

    @Test
    void readsTablesWithoutColumns() throws SQLException {
        database.run("CREATE TABLE c (); INSERT INTO c DEFAULT VALUES");
        assertThat(database.read().tables().get(C).rows()).hasSize(1);
    }

    @Test
    void leavesOutTemporaryTables() throws SQLException {
        database.run("CREATE TEMP TABLE c (x int)");
        assertThat(database.read().tables()).containsOnlyKeys(A, B);
    }

    private DataState read(TableName... touched) throws SQLException {
        return database.keeper().read(Optional.of(Set.of(touched)));
    }
}
