// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Evidence.Status;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.evidence.Where;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Interval;
import dev.switchback.forecast.Limits;
import dev.switchback.forecast.Outlook;
import dev.switchback.gate.Gap.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each fault that is planted closes the gate for the right reason; what looks like it and is sound does not. */
class GateTest {

    private static final String WHY_FAX =
            "-- Approved: drop column users.email, unused since 4.2 (DBA review 2026-11)\n";

    private static Finding finding(Severity severity) {
        return new Finding(
                "column-order", severity, "Columns stand in another order.", "SELECT * differs.", "", Where.UNKNOWN);
    }

    private static Policy strict() {
        return new Policy(Policy.STRICT.checks(), Severity.WARNING, Set.of(), Set.of(), true, true, Optional.empty());
    }

    @Test
    void openIfEverythingIsProven() {
        assertThat(new Sample().rehearsed().gaps()).isEmpty();
    }

    @Test
    void oneByteOfAMigrationClosesItAndWhatComesAfter() {
        List<Gap> gaps = new Sample()
                .rehearsed()
                .script("V2__email.sql", "ALTER TABLE users ADD email text; ")
                .gaps();

        assertThat(gaps).extracting(Gap::kind).containsExactly(Kind.EDITED, Kind.EARLIER_EDITED);
        assertThat(gaps.get(0).migrations()).containsExactly("V2__email.sql");
        assertThat(gaps.get(1).migrations()).containsExactly("V3__orders.sql", "R__names.sql");
        assertThat(gaps.get(1).line())
                .isEqualTo(
                        "V3__orders.sql, R__names.sql: it was rehearsed after other migrations than now: V2__email.sql was"
                                + " edited. What it does depends on what it finds. mvn switchback:rehearse");
    }

    @Test
    void oneByteOfAnUndoScriptClosesItsMigrationAlone() {
        List<Gap> gaps = new Sample()
                .rehearsed()
                .undo("2", "ALTER TABLE users DROP email; ")
                .gaps();

        assertThat(gaps).extracting(Gap::kind).containsExactly(Kind.UNDO_EDITED);
        assertThat(gaps.get(0).migrations()).containsExactly("V2__email.sql");
        assertThat(new Sample().rehearsed().withoutUndo("2").gaps())
                .singleElement()
                .extracting(Gap::what)
                .asString()
                .contains("was taken away");
    }

    @Test
    void anUndoScriptThatWasEditedTogetherWithItsMigrationIsToldToo() {
        List<Gap> gaps = new Sample()
                .rehearsed()
                .script("V2__email.sql", "ALTER TABLE users ADD email text; ")
                .undo("2", "ALTER TABLE users DROP email; ")
                .undo("3", "DROP TABLE orders; ")
                .gaps();

        assertThat(gaps)
                .extracting(Gap::kind)
                .containsExactly(Kind.EDITED, Kind.UNDO_EDITED, Kind.EARLIER_EDITED, Kind.UNDO_EDITED);
        assertThat(gaps.get(1).migrations()).containsExactly("V2__email.sql");
        assertThat(gaps.get(3).migrations()).containsExactly("V3__orders.sql");
    }

    @Test
    void anotherMajorVersionClosesItAndAnotherMinorDoesNot() {
        assertThat(new Sample()
                        .rehearsed("shop", "17.4", Status.COMPLETE, Optional.empty())
                        .gaps())
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.kind()).isEqualTo(Kind.OTHER_DATABASE);
                    assertThat(gap.line()).contains("postgresql 17.4", "postgresql:18 is declared");
                });
        assertThat(new Sample()
                        .rehearsed("shop", "18.9", Status.COMPLETE, Optional.empty())
                        .gaps())
                .isEmpty();
    }

    @Test
    void anotherProductHasToBeRehearsedOnToo() {
        assertThat(new Sample().rehearsed().gaps("mysql:8.4"))
                .singleElement()
                .satisfies(gap -> assertThat(gap.line())
                        .contains("no evidence of a rehearsal on mysql:8.4")
                        .endsWith("mvn switchback:rehearse -Dswitchback.database=mysql:8.4"));
    }

    @Test
    void anotherConfigurationCloses() {
        List<Gap> gaps = new Sample()
                .rehearsed("shop", "18.6", Status.COMPLETE, Optional.of("beforeMigrate.sql was edited"))
                .gaps();

        assertThat(gaps).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Kind.OTHER_CONFIGURATION);
            assertThat(gap.migrations()).hasSize(4);
            assertThat(gap.what()).contains("beforeMigrate.sql was edited");
        });
    }

    @Test
    void noEvidenceIsSaidOnce() {
        assertThat(new Sample().gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Kind.NO_EVIDENCE);
            assertThat(gap.line()).contains("target/switchback/evidence", "mvn switchback:rehearse");
        });
    }

    @Test
    void aRunThatWasCutOffOutranksOlderEvidence() {
        List<Gap> gaps = new Sample()
                .rehearsed()
                .rehearsed("shop.run", "18.6", Status.RUNNING, Optional.empty())
                .gaps();

        assertThat(gaps).extracting(Gap::kind).containsExactly(Kind.UNFINISHED);
        assertThat(gaps.get(0).line())
                .endsWith("mvn switchback:rehearse; or, if nothing is called so any more, delete"
                        + " target/switchback/evidence/shop.run.json");
    }

    @Test
    void aRunThatLeftTrialsOutIsNotEnough() {
        assertThat(new Sample()
                        .rehearsed("shop", "18.6", Status.PARTIAL, Optional.empty())
                        .gaps())
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.kind()).isEqualTo(Kind.PARTIAL);
                    assertThat(gap.what()).contains("only a selection was judged");
                });
        assertThat(new Sample()
                        .rehearsed()
                        .rehearsed("shop", "18.6", Status.PARTIAL, Optional.empty())
                        .gaps())
                .isEmpty();
    }

    @Test
    void whatCannotBeReadCloses() {
        assertThat(new Sample()
                        .rehearsed()
                        .problem("cannot read the evidence other.json: it is not JSON, or cut off\n  Delete the file.")
                        .gaps())
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.kind()).isEqualTo(Kind.UNREADABLE);
                    assertThat(gap.line()).contains("other.json: it is not JSON, or cut off.");
                });
    }

    @Test
    void evidenceOfAnotherProjectProvesNothing() {
        Sample sample = new Sample().rehearsed();
        for (String name : List.of("V1__users.sql", "V2__email.sql", "V3__orders.sql", "R__names.sql")) {
            sample.without(name);
        }

        List<Gap> gaps = sample.script("V1__other.sql", "SELECT 1;").gaps();

        assertThat(gaps).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Kind.NOT_REHEARSED);
            assertThat(gap.what()).contains("shop.json is of another project");
        });
    }

    @Test
    void evidenceOfTwoBranchesDoesNotProveTheirMerge() {
        Sample sample = new Sample();
        sample.without("V3__orders.sql").without("R__names.sql");
        sample.script("V4__a.sql", "SELECT 4;").rehearsed("a", "18.6", Status.COMPLETE, Optional.empty());
        sample.without("V4__a.sql").script("V5__b.sql", "SELECT 5;");
        sample.rehearsed("b", "18.6", Status.COMPLETE, Optional.empty());
        sample.without("V5__b.sql").script("V4__a.sql", "SELECT 4;").script("V5__b.sql", "SELECT 5;");

        assertThat(sample.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Kind.EARLIER_EDITED);
            assertThat(gap.migrations()).containsExactly("V5__b.sql");
            assertThat(gap.what()).contains("V4__a.sql is new");
        });
    }

    @Test
    void whatAnotherBranchHasLeftBehindDoesNotMatter() {
        Sample sample = new Sample().script("V9__gone.sql", "SELECT 9;");
        sample.rehearsed("other", "18.6", Status.COMPLETE, Optional.empty()).without("V9__gone.sql");

        assertThat(sample.rehearsed().gaps()).isEmpty();
    }

    @Test
    void twoRehearsalsThatDisagreeCloseAndTwoThatAgreeDoNot() {
        Sample sample = new Sample().rehearsed("one", "18.6", Status.COMPLETE, Optional.empty());
        sample.judged("V2__email.sql", "incremental", new Verdict.Failed(), finding(Severity.FAILURE));
        sample.rehearsed("two", "18.6", Status.COMPLETE, Optional.empty());

        assertThat(sample.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Kind.CONTRADICTION);
            assertThat(gap.what()).contains("passed in one.json", "failed in two.json");
        });
        assertThat(new Sample()
                        .rehearsed()
                        .rehearsed("two", "18.6", Status.COMPLETE, Optional.empty())
                        .gaps())
                .isEmpty();
    }

    @Test
    void onlyPassedPasses() {
        List<Gap> gaps = new Sample()
                .judged("V1__users.sql", "fresh", new Verdict.Failed(), finding(Severity.FAILURE))
                .judged("V2__email.sql", "volume", new Verdict.Inconclusive("no room."))
                .judged("V3__orders.sql", "rollback", new Verdict.NotApplicable("for some reason"))
                .rehearsed()
                .gaps();

        assertThat(gaps).extracting(Gap::kind).containsOnly(Kind.NOT_PASSED);
        assertThat(gaps)
                .extracting(Gap::what)
                .containsExactly(
                        "fresh failed: Columns stand in another order",
                        "volume inconclusive: no room",
                        "rollback not applicable: for some reason");
    }

    @Test
    void aCheckThatWasNotCarriedOutIsMissing() {
        List<Gap> gaps = new Sample()
                .rehearsed("shop", "18.6", Status.COMPLETE, Optional.empty(), "fresh", "incremental")
                .gaps();

        assertThat(gaps).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Kind.CHECK_MISSING);
            assertThat(gap.what()).contains("rollback, volume were not carried out");
        });
        assertThat(new Sample()
                        .rehearsed("shop", "18.6", Status.COMPLETE, Optional.empty(), "fresh")
                        .policy(new Policy(
                                List.of(new CheckId("fresh")),
                                Severity.FAILURE,
                                Set.of(),
                                Set.of(),
                                true,
                                false,
                                Optional.empty()))
                        .gaps())
                .isEmpty();
    }

    @Test
    void warningsCloseTheStrictGateUnlessTheyAreWaived() {
        Sample sample = new Sample()
                .judged("V2__email.sql", "rollback", new Verdict.Passed(), finding(Severity.WARNING))
                .rehearsed();
        assertThat(sample.gaps()).isEmpty();

        assertThat(sample.policy(strict()).gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Kind.FINDING);
            assertThat(gap.command()).contains("switchback.gate.waive=2:column-order");
        });
        for (String waiver : List.of("column-order", "2:column-order", "V2__email.sql:column-order")) {
            assertThat(sample.policy(waiving(waiver)).gaps()).isEmpty();
        }
        assertThat(sample.policy(waiving("3:column-order")).gaps()).hasSize(1);
    }

    private static Policy waiving(String waiver) {
        return new Policy(
                Policy.STRICT.checks(), Severity.WARNING, Set.of(waiver), Set.of(), true, true, Optional.empty());
    }

    @Test
    void aHeaderThatNamesTheFindingWaivesIt() {
        Sample sample = new Sample()
                .script(
                        "V2__email.sql",
                        "-- Approved: column-order of users, nobody says SELECT *\nALTER TABLE users ADD email text;")
                .judged("V2__email.sql", "rollback", new Verdict.Passed(), finding(Severity.WARNING))
                .rehearsed();

        assertThat(sample.policy(strict()).gaps()).isEmpty();
    }

    @Test
    void whatIsIrreversibleHasToBeApproved() {
        assertThat(irreversible("").gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Kind.NOT_APPROVED);
            assertThat(gap.command()).contains("-- Approved: irreversible, <why>");
        });
        assertThat(irreversible("-- Approved: irreversible\n").gaps())
                .singleElement()
                .extracting(Gap::why)
                .isEqualTo("It is approved without a reason.");
        assertThat(irreversible("-- Approved: irreversible, the law wants it (DPO 2026-11)\n")
                        .gaps())
                .isEmpty();
    }

    private static Sample irreversible(String approval) {
        return new Sample()
                .script(
                        "V3__orders.sql",
                        "-- Rollback: irreversible, gone\n" + approval + "CREATE TABLE orders (id int);")
                .withoutUndo("3")
                .judged("V3__orders.sql", "rollback", new Verdict.NotApplicable("declared irreversible: gone"))
                .rehearsed();
    }

    @Test
    void aDroppedColumnHasToBeApprovedByName() {
        assertThat(dropping("").gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Kind.NOT_APPROVED);
            assertThat(gap.line()).contains("V3__orders.sql", "public.users.email");
            assertThat(gap.why()).startsWith("Whatever reads it fails after the release");
        });
        assertThat(dropping("-- Approved: drop column users.name, unused\n").gaps())
                .hasSize(1);
        assertThat(dropping(WHY_FAX).gaps()).isEmpty();
    }

    @Test
    void theProposedLineIsNoApprovalUntilSomebodySaysWhy() {
        String command = dropping("").gaps().get(0).command();
        String line = command.replaceFirst("(?s)^.*(-- Approved: .*?); then .*$", "$1\n");
        assertThat(line).startsWith("-- Approved: drop column public.users.email, <");

        assertThat(dropping(line).gaps())
                .singleElement()
                .extracting(Gap::why)
                .isEqualTo("It is approved without a reason.");
        assertThat(dropping(line.replaceFirst("<.*", "nobody reads it\n")).gaps())
                .isEmpty();
    }

    @Test
    void whatNoUndoScriptWasSeenToBringBackIsSaidToBeLost() {
        String header = "-- Rollback: irreversible, nobody keeps it\n-- Approved: irreversible, so be it\n";
        Sample sample = new Sample()
                .script("V3__orders.sql", header + "ALTER TABLE users DROP email;")
                .schemaAfter("V3__orders.sql", Sample.table("users"), Sample.column("users", "id"))
                .judged(
                        "V3__orders.sql",
                        "rollback",
                        new Verdict.NotApplicable("declared irreversible: nobody keeps it"))
                .rehearsed();

        assertThat(sample.gaps())
                .singleElement()
                .extracting(Gap::why)
                .isEqualTo("After the release nobody gets that back, and nobody has agreed to it.");
    }

    private static Sample dropping(String approval) {
        return new Sample()
                .script("V3__orders.sql", approval + "ALTER TABLE users DROP email;")
                .schemaAfter("V3__orders.sql", Sample.table("users"), Sample.column("users", "id"))
                .rehearsed();
    }

    @Test
    void aDroppedTableHasToBeApproved() {
        Sample sample = new Sample()
                .script("V3__orders.sql", "DROP TABLE users;")
                .schemaAfter("V3__orders.sql")
                .rehearsed();

        assertThat(sample.gaps())
                .singleElement()
                .extracting(Gap::command)
                .asString()
                .contains("drop table public.users");
    }

    @Test
    void whatWasNotRecordedMayDropAnything() {
        assertThat(new Sample().rehearsed().withoutSchemas().gaps())
                .singleElement()
                .extracting(Gap::kind)
                .isEqualTo(Kind.UNKNOWN_EFFECT);
    }

    @Test
    void forecastsHaveToLieWithinTheBudget() {
        assertThat(taking(new Interval(1_000, 2_000, 3_000), "").gaps())
                .singleElement()
                .extracting(Gap::kind)
                .isEqualTo(Kind.OVER_BUDGET);
        assertThat(taking(new Interval(1_000, 2_000, 3_000), "-- Budget: 1h\n").gaps())
                .isEmpty();
        assertThat(taking(new Interval(1_000, 1_700, 3_000), "").gaps()).isEmpty();
        assertThat(taking(new Interval(1_000, 1_700, 3_000), "")
                        .policy(strict())
                        .gaps())
                .hasSize(1);
    }

    @Test
    void diskIsPartOfTheBudget() {
        Sample sample = taking(new Interval(1, 2, 3), "")
                .limits(new Limits(
                        Duration.ofMinutes(10), Duration.ofMinutes(30), OptionalLong.of(500), OptionalLong.empty()));

        assertThat(sample.gaps())
                .singleElement()
                .extracting(Gap::what)
                .asString()
                .contains("of disk");
    }

    @Test
    void theLogIsPartOfTheBudget() {
        Limits limits = new Limits(
                Duration.ofMinutes(10), Duration.ofMinutes(30), OptionalLong.empty(), OptionalLong.of(1_900));

        assertThat(taking(new Interval(1, 2, 3), "").limits(limits).gaps())
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.kind()).isEqualTo(Kind.OVER_BUDGET);
                    assertThat(gap.what()).contains("of log", "are allowed");
                    assertThat(gap.command()).endsWith("-- Budget: log <size>");
                });
        assertThat(taking(new Interval(1, 2, 3), "-- Budget: log 2100B\n")
                        .limits(limits)
                        .gaps())
                .isEmpty();
        assertThat(taking(new Interval(1, 2, 3), "-- Budget: log 2050B\n")
                        .limits(limits)
                        .gaps())
                .isEmpty();
        assertThat(taking(new Interval(1, 2, 3), "-- Budget: log 2050B\n")
                        .limits(limits)
                        .policy(strict())
                        .gaps())
                .hasSize(1);
    }

    private static Sample taking(Interval seconds, String header) {
        Forecast forecast =
                OutlookSample.taking(seconds, new Interval(900, 1_000, 1_100), new Interval(1_800, 2_000, 2_100));
        return new Sample()
                .script("V3__orders.sql", header + "CREATE TABLE orders (id int);")
                .judged(new CheckResult(
                        "V3__orders.sql",
                        new CheckId("volume"),
                        new Verdict.Passed(),
                        List.of(),
                        Optional.of(new Outlook("public.users", 80_000_000, List.of(), forecast, Optional.empty())),
                        Duration.ZERO))
                .rehearsed();
    }

    @Test
    void theStrictPolicyWantsACompleteHeader() {
        List<Gap> gaps = new Sample().rehearsed().policy(Policy.STRICT).gaps();

        assertThat(gaps).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Kind.HEADER);
            assertThat(gap.migrations()).hasSize(4);
            assertThat(gap.what()).contains("Purpose, Impact, Dependencies, Rollback, Testing");
            assertThat(gap.command()).endsWith("What a rehearsal saw of it, mvn switchback:report drafts.");
        });
        assertThat(new Sample()
                        .rehearsed()
                        .policy(Policy.STRICT)
                        .drafted("V2__email.sql")
                        .gaps())
                .hasSize(2)
                .anySatisfy(gap -> {
                    assertThat(gap.migrations()).containsExactly("V2__email.sql");
                    assertThat(gap.command()).endsWith("is drafted in target/switchback/report/headers.");
                });
    }

    @Test
    void aHeaderThatIsMissingIsToldBeforeAnythingIsRehearsed() {
        assertThat(new Sample().policy(Policy.STRICT).gaps())
                .extracting(Gap::kind)
                .containsExactly(Kind.NO_EVIDENCE, Kind.HEADER);
    }

    @Test
    void wordsThatWereLeftToFillInAreNone() {
        String left = "-- Purpose: …\n-- Impact: ...\n-- Dependencies: <which>\n-- Rollback:\n-- Testing: -\n";

        assertThat(new Sample()
                        .script("V3__orders.sql", left + "CREATE TABLE orders (id int);")
                        .rehearsed()
                        .policy(Policy.STRICT)
                        .gaps())
                .singleElement()
                .extracting(Gap::migrations)
                .asList()
                .contains("V3__orders.sql");
    }

    @Test
    void nothingToProveIsNoProof() {
        Sample empty = new Sample();
        for (String name : List.of("V1__users.sql", "V2__email.sql", "V3__orders.sql", "R__names.sql")) {
            empty.without(name);
        }

        assertThat(empty.gaps()).extracting(Gap::kind).containsExactly(Kind.NOTHING_TO_PROVE);
        assertThat(new Sample().rehearsed().since("switchback.gate.since=99").gaps())
                .extracting(Gap::kind)
                .containsExactly(Kind.NOTHING_TO_PROVE);
    }

    @Test
    void allGapsAreToldAtOnce() {
        List<Gap> gaps = new Sample()
                .judged("V1__users.sql", "fresh", new Verdict.Failed(), finding(Severity.FAILURE))
                .rehearsed()
                .undo("2", "other")
                .problem("cannot read the evidence x.json: cut off")
                .policy(Policy.STRICT)
                .gaps();

        assertThat(gaps)
                .extracting(Gap::kind)
                .containsExactly(Kind.UNREADABLE, Kind.NOT_PASSED, Kind.UNDO_EDITED, Kind.HEADER);
    }
}
