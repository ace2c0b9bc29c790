// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.Severity;
import dev.switchback.migration.Header;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreservationCasesTest {

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
        return SqlCase.in("preservation/bad");
    }

    static Stream<SqlCase> good() {
        return SqlCase.in("preservation/good");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void damageIsCaught(SqlCase sql) throws SQLException {
        List<DataFinding> findings = judge(sql);
        assertExactly(sql, findings);
        assertThat(findings).extracting(DataFinding::severity).contains(Severity.FAILURE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void soundMigrationDoesNotFail(SqlCase sql) throws SQLException {
        List<DataFinding> findings = judge(sql);
        assertExactly(sql, findings);
        assertThat(findings).extracting(DataFinding::severity).doesNotContain(Severity.FAILURE);
    }

    private static void assertExactly(SqlCase sql, List<DataFinding> findings) {
        assertThat(findings)
                .extracting(PreservationCasesTest::shown)
                .describedAs("%s", findings.stream().map(DataFinding::what).toList())
                .containsExactlyInAnyOrderElementsOf(sql.expected());
    }

    private List<DataFinding> judge(SqlCase sql) throws SQLException {
        database.empty();
        database.run(sql.section("setup"));
        DataState before = database.read();
        database.run(sql.section("migration"));
        return Preservation.judge(before, database.read(), new Header(Optional.empty(), sql.approvals()));
    }

    private static String shown(DataFinding finding) {
        String severity = finding.severity().name().toLowerCase(Locale.ROOT);
        return (finding.severity() == Severity.FAILURE ? "" : severity + " ") + RestorationCasesTest.shown(finding);
    }
}
