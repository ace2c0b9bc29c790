// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.Severity;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestorationCasesTest {

    private CaseDatabase database;

    @BeforeAll
    void open() throws SQLException {
        database = new CaseDatabase();
    }

    @AfterAll
    void close() throws SQLException {
        database.close();
    }

    static Stream<SqlCase> bad() {
        return SqlCase.in("restoration/bad");
    }

    static Stream<SqlCase> good() {
        return SqlCase.in("restoration/good");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void undoThatDoesNotRestoreIsCaught(SqlCase sql) throws SQLException {
        List<DataFinding> findings = compare(sql);
        assertThat(findings)
                .filteredOn(f -> f.severity() == Severity.FAILURE)
                .extracting(RestorationCasesTest::shown)
                .describedAs("%s", findings)
                .containsExactlyInAnyOrderElementsOf(sql.expected());
        assertThat(sql.expected()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void undoThatRestoresIsSilent(SqlCase sql) throws SQLException {
        assertThat(compare(sql))
                .extracting(RestorationCasesTest::shown)
                .containsExactlyInAnyOrderElementsOf(sql.expected());
    }

    private List<DataFinding> compare(SqlCase sql) throws SQLException {
        database.empty();
        database.run(sql.section("setup"));
        DataState before = database.read();
        database.run(sql.section("migration"));
        DataState migrated = database.read();
        database.run(sql.section("written"));
        WrittenRows written = WrittenRows.between(migrated, database.read());
        database.run(sql.section("undo"));
        return Restoration.compare(before, database.read(), written);
    }

    static String shown(DataFinding finding) {
        return finding.id() + " " + finding.table().name()
                + finding.column().map(column -> "." + column).orElse("");
    }
}
