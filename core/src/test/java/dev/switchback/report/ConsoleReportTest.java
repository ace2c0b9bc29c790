// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report;

import static dev.switchback.report.Trials.FRESH;
import static dev.switchback.report.Trials.ROLLBACK;
import static dev.switchback.report.Trials.failed;
import static dev.switchback.report.Trials.finding;
import static dev.switchback.report.Trials.green;
import static dev.switchback.report.Trials.history;
import static dev.switchback.report.Trials.notApplicable;
import static dev.switchback.report.Trials.onlyApplied;
import static dev.switchback.report.Trials.passed;
import static dev.switchback.report.Trials.subject;
import static dev.switchback.report.Trials.unjudged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Where;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleReportTest {

    private static String report(List<Subject> subjects, List<CheckResult> results) {
        return String.join("\n", ConsoleReport.of(subjects, results));
    }

    @Test
    void theWholeReport() {
        List<Subject> subjects = List.of(
                onlyApplied("V0__old.sql"),
                subject("V1__a.sql"),
                subject("V2__b.sql"),
                subject("V3__c.sql"),
                subject("R__v.sql"));
        List<CheckResult> results = List.of(
                passed("V1__a.sql", FRESH),
                passed("V1__a.sql", ROLLBACK, finding(Severity.WARNING, "the column order differs")),
                passed("V2__b.sql", FRESH),
                failed("V2__b.sql", ROLLBACK, finding(Severity.FAILURE, "index i is left")),
                unjudged("V3__c.sql", FRESH, "V2__b.sql could not be applied again"),
                unjudged("V3__c.sql", ROLLBACK, "V2__b.sql could not be applied again"),
                passed("R__v.sql", FRESH),
                notApplicable("R__v.sql", ROLLBACK, "repeatable migrations have no undo"));

        assertThat(report(subjects, results)).isEqualTo("""
                        migration    fresh  rollback
                        V0__old.sql  -      -
                        V1__a.sql    ok     ok!
                        V2__b.sql    ok     FAIL
                        V3__c.sql    ??     ??
                        R__v.sql     ok     n/a
                        (ok!: passed, with warnings; ??: could not be judged; n/a: does not apply; -: not asked for)

                        FAILED  V2__b.sql: rollback

                            where:  undo/U2__b.sql, line 3
                            sql:    DROP TABLE t;
                            what:   index i is left
                            effect: production stands still
                            remedy: write:
                                    DROP INDEX i;

                        NOT JUDGED  V3__c.sql: fresh, V3__c.sql: rollback
                            V2__b.sql could not be applied again

                        NOT APPLICABLE  R__v.sql: rollback
                            repeatable migrations have no undo

                        WARNING  V1__a.sql: rollback
                            where:  undo/U2__b.sql, line 3
                            sql:    DROP TABLE t;
                            what:   the column order differs
                            effect: production stands still
                            remedy: write:
                                    DROP INDEX i;

                        4 migrations, 8 checks: 4 ok, 1 failed, 2 not judged, 1 not applicable; 1 warning""");
    }

    @Test
    void aLongHistoryFoldsWhatHasNothingToTell() {
        List<Subject> subjects = history(800);
        List<CheckResult> results = new ArrayList<>(green(subjects));
        results.set(2 * 499 + 1, failed("V500__step.sql", ROLLBACK, finding(Severity.FAILURE, "x")));

        assertThat(ConsoleReport.of(subjects, results).subList(1, 4))
                .containsExactly(
                        "V1__step.sql to V499__step.sql (499 migrations)    ok     ok",
                        "V500__step.sql                                     ok     FAIL",
                        "V501__step.sql to V800__step.sql (300 migrations)  ok     ok");
    }

    @Test
    void aShortHistoryIsShownInFull() {
        List<Subject> subjects = history(40);

        assertThat(new Table(subjects, new Results(green(subjects))).lines()).hasSize(41);
    }

    @Test
    void migrationsThatAreOnlyAppliedAreAlwaysFolded() {
        List<Subject> subjects =
                List.of(onlyApplied("V1.sql"), onlyApplied("V2.sql"), onlyApplied("V3.sql"), subject("V4.sql"));

        assertThat(report(subjects, green(subjects))).contains("V1.sql to V3.sql (3 migrations, only applied)  -");
    }

    @Test
    void whatWasPlannedAndNotCarriedOutShows() {
        String report = report(history(2), List.of(passed("V1__step.sql", FRESH)));

        assertThat(report).contains("V1__step.sql  ok     ...").contains("1 ok, 3 not carried out");
    }

    @Test
    void textsFromOutsideCannotCommandATerminal() {
        String nasty = "V1\u001b[2J\u202e\r\u0007.sql";
        Finding finding = new Finding("x", Severity.FAILURE, "a\u0000b", "c\ud800d", "e\tf", Where.file(nasty));
        List<Subject> subjects = List.of(subject(nasty));

        String report = report(subjects, List.of(failed(nasty, FRESH, finding)));

        assertThat(report.replace("\n", "").codePoints().map(Character::getType))
                .doesNotContain((int) Character.CONTROL, (int) Character.FORMAT, (int) Character.SURROGATE);
        assertThat(report)
                .contains("V1\\u001b[2J\\u202e\\u000d\\u0007.sql")
                .contains("a\\u0000b")
                .contains("e    f");
    }

    @Test
    void aHugeStatementIsCut() {
        Finding finding = new Finding(
                "x", Severity.FAILURE, "w".repeat(9_000), "", "", new Where("V1.sql", 1, "SELECT 1;\n".repeat(5_000)));

        List<String> lines = ConsoleReport.of(List.of(subject("V1.sql")), List.of(failed("V1.sql", FRESH, finding)));

        assertThat(lines).hasSizeLessThan(40).allMatch(line -> line.length() < 600);
        assertThat(lines).anyMatch(line -> line.contains("[... 4985 more lines]"));
        assertThat(lines).anyMatch(line -> line.contains("[... 8500 more characters]"));
    }

    @Test
    void statementsThatAPersonIsToRunAreNotCut() {
        String statement = "ALTER TABLE t ADD CHECK (" + "a".repeat(2_000) + ");";
        String remedy = "Run:" + ("\n  " + statement).repeat(40);
        Finding finding = new Finding("x", Severity.FAILURE, "w", "e", remedy, Where.file("V1.sql"));

        List<String> lines = ConsoleReport.of(List.of(subject("V1.sql")), List.of(failed("V1.sql", FRESH, finding)));

        assertThat(lines).filteredOn(line -> line.endsWith(statement)).hasSize(40);
    }

    @Test
    void manyWarningsAreCutWithTheirNumber() {
        List<Subject> subjects = history(150);
        List<CheckResult> results = subjects.stream()
                .map(subject -> passed(subject.migration(), FRESH, finding(Severity.WARNING, "w")))
                .toList();

        assertThat(report(subjects, results)).contains("and 50 warnings more, in the evidence");
    }
}
