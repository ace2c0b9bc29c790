// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.Severity;
import dev.switchback.migration.Approval;
import dev.switchback.migration.Header;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case in the folders of a comparison has exactly the findings that it expects. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComparisonCasesTest {

    private CaseDatabase database;

    /** What is compared with what; each has a folder of cases. */
    private enum Comparison {
        PRESERVATION {
            @Override
            List<DataFinding> findings(CaseDatabase database, SqlCase sql) throws SQLException {
                DataState before = start(database, sql);
                DataState migrated = after(database, sql, "migration");
                return Preservation.judge(
                        before,
                        migrated,
                        new Header(
                                Map.of(),
                                Optional.empty(),
                                sql.approvals().stream().map(Approval::new).toList()));
            }
        },
        RESTORATION {
            @Override
            List<DataFinding> findings(CaseDatabase database, SqlCase sql) throws SQLException {
                DataState before = start(database, sql);
                DataState migrated = after(database, sql, "migration");
                WrittenRows written = WrittenRows.between(migrated, after(database, sql, "written"));
                return Restoration.compare(before, after(database, sql, "undo"), written);
            }
        };

        abstract List<DataFinding> findings(CaseDatabase database, SqlCase sql) throws SQLException;

        private static DataState start(CaseDatabase database, SqlCase sql) throws SQLException {
            database.empty();
            return after(database, sql, "setup");
        }

        private static DataState after(CaseDatabase database, SqlCase sql, String section) throws SQLException {
            database.run(sql.section(section));
            return database.read();
        }
    }

    @BeforeAll
    void open() throws SQLException {
        database = new CaseDatabase();
    }

    @AfterAll
    void close() throws SQLException {
        database.close();
    }

    static Stream<Arguments> bad() {
        return cases("bad");
    }

    static Stream<Arguments> good() {
        return cases("good");
    }

    private static Stream<Arguments> cases(String folder) {
        return Arrays.stream(Comparison.values())
                .flatMap(comparison -> SqlCase.in(comparison.name().toLowerCase(Locale.ROOT) + "/" + folder)
                        .map(sql -> Arguments.of(comparison, sql)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("bad")
    void damageIsCaught(Comparison comparison, SqlCase sql) throws SQLException {
        List<DataFinding> findings = comparison.findings(database, sql);
        assertExactly(sql, findings);
        assertThat(findings).extracting(DataFinding::severity).contains(Severity.FAILURE);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("good")
    void soundScriptDoesNotFail(Comparison comparison, SqlCase sql) throws SQLException {
        List<DataFinding> findings = comparison.findings(database, sql);
        assertExactly(sql, findings);
        assertThat(findings).extracting(DataFinding::severity).doesNotContain(Severity.FAILURE);
    }

    private static void assertExactly(SqlCase sql, List<DataFinding> findings) {
        assertThat(findings)
                .extracting(ComparisonCasesTest::shown)
                .describedAs("%s", findings.stream().map(DataFinding::what).toList())
                .containsExactlyInAnyOrderElementsOf(sql.expected());
    }

    private static String shown(DataFinding finding) {
        String severity = finding.severity().name().toLowerCase(Locale.ROOT);
        return (finding.severity() == Severity.FAILURE ? "" : severity + " ")
                + finding.id() + " " + finding.table().name()
                + finding.column().map(column -> "." + column).orElse("");
    }
}
