// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import static dev.switchback.check.VolumeSample.ORDERS;
import static dev.switchback.check.VolumeSample.applied;
import static dev.switchback.check.VolumeSample.failed;
import static dev.switchback.check.VolumeSample.hung;
import static dev.switchback.check.VolumeSample.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.data.rows.FillReport.NotFilled;
import dev.switchback.database.TableName;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.flyway.Diagnosis.Cause;
import dev.switchback.flyway.StatementRun;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.forecast.Growth;
import dev.switchback.forecast.Limits;
import dev.switchback.forecast.Outlook;
import dev.switchback.forecast.Work;
import dev.switchback.lab.VolumeSight;
import dev.switchback.lab.volume.Timing;
import dev.switchback.lab.volume.VolumeFacts.Why;
import dev.switchback.profile.Volume.Source;
import dev.switchback.settings.MeasureSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the check of volume makes of measurements. */
class VolumeCheckTest {

    private static Judgement judge(VolumeSample sample, NotFilled... notFilled) {
        return judge("", sample.sight(notFilled));
    }

    private static Judgement judge(String budget, VolumeSight sight) {
        return VolumeCheck.judge(VolumeSample.migration(budget), sight, time(0.01));
    }

    /** Linear, so that a million rows take ten times what a hundred thousand take. */
    private static VolumeSample linear(double secondsAtLast) {
        return new VolumeSample()
                .count(10_000, applied(secondsAtLast / 10, 10_000))
                .count(100_000, applied(secondsAtLast, 100_000));
    }

    private static Finding finding(Judgement judgement) {
        assertThat(judgement.findings()).as(judgement.toString()).hasSize(1);
        return judgement.findings().get(0);
    }

    private static String reason(Judgement judgement) {
        assertThat(judgement.verdict()).as(judgement.toString()).isInstanceOf(Verdict.Inconclusive.class);
        return ((Verdict.Inconclusive) judgement.verdict()).reason();
    }

    private static MeasureSettings limits(Limits limits) {
        MeasureSettings defaults = MeasureSettings.DEFAULT;
        return new MeasureSettings(
                defaults.counts(), defaults.budget(), defaults.repetitions(), defaults.calibration(), limits);
    }

    private static Outlook outlook(Judgement judgement) {
        return judgement.outlook().orElseThrow();
    }

    @Test
    void whatIsLikelyToTakeTooLongFails() {
        Judgement judgement = judge(linear(10));

        assertThat(judgement.verdict()).isInstanceOf(Verdict.Failed.class);
        assertThat(finding(judgement).id()).isEqualTo("volume-over-budget");
        assertThat(finding(judgement).what())
                .startsWith("V2__change.sql grows linearly: ")
                .contains(" on 80 million rows of public.orders, likely more than 30 minutes.");
        assertThat(finding(judgement).effect()).startsWith("For all of that it holds a lock");
        assertThat(finding(judgement).remedy())
                .doesNotContain("Nobody has said")
                .contains("-- Budget: ");
        assertThat(finding(judgement).where().line()).isEqualTo(3);
    }

    @Test
    void whatMayTakeLongIsAWarning() {
        VolumeSample sample = linear(0.85);

        Judgement judgement = judge(sample);

        assertThat(outlook(judgement).forward().seconds().middle()).isBetween(500.0, 1_000.0);
        assertThat(outlook(judgement).forward().seconds().high()).isBetween(600.0, 1_800.0);
        assertThat(judgement.verdict()).isInstanceOf(Verdict.Passed.class);
        assertThat(finding(judgement).severity()).isEqualTo(Severity.WARNING);
        assertThat(finding(judgement).what()).contains("perhaps more than 10 minutes");
        assertThat(judge("1h", sample.sight()).findings()).isEmpty();
    }

    @Test
    void whatIsFastPasses() {
        Judgement judgement = judge(linear(0.1));

        assertThat(judgement.verdict()).isInstanceOf(Verdict.Passed.class);
        assertThat(judgement.findings()).isEmpty();
    }

    @Test
    void anAssumptionIsSaidWithHowToReplaceIt() {
        Judgement judgement = judge(linear(600).production(ORDERS, 1_000_000, Source.ASSUMED));

        assertThat(finding(judgement).what()).contains("on an assumed 1 million rows of public.orders");
        assertThat(finding(judgement).remedy()).startsWith("Nobody has said how many rows public.orders has");
    }

    @Test
    void aSmallerTableThatIsAssumedIsSaidToo() {
        TableName tags = new TableName("public", "tags");

        Outlook outlook = outlook(
                judge(linear(0.1).production(ORDERS, 80_000_000, Source.PROFILE).production(tags, 9, Source.ASSUMED)));

        assertThat(outlook.isAssumed()).isFalse();
        assertThat(outlook.assumed()).containsExactly("public.tags");
    }

    @Test
    void aBudgetThatCannotBeReadFailsWhateverWasMeasured() {
        for (VolumeSight sight : List.of(
                new VolumeSight.NothingTouched(),
                new VolumeSight.NotMeasured("why"),
                linear(0.1).sight(),
                new VolumeSample().count(1_000, applied(1, 1_000)).sight())) {
            assertThat(finding(judge("a while", sight)).id()).isEqualTo("budget-unreadable");
        }
        assertThat(judge("1h", new VolumeSight.NothingTouched()).verdict()).isInstanceOf(Verdict.Passed.class);
        assertThat(reason(judge("1h", new VolumeSight.NotMeasured("why")))).isEqualTo("why");
    }

    @Test
    void oneCountIsNoForecast() {
        Judgement judgement = judge(new VolumeSample().count(1_000, applied(0.01, 1_000)));

        assertThat(reason(judgement)).contains("Only one count was measured", "switchback.volume.counts");
        assertThat(judgement.outlook()).isEmpty();
    }

    @Test
    void oneCountOfAllThatProductionHasNeedsNoForecast() {
        Judgement judgement =
                judge(new VolumeSample().count(500, applied(2, 500)).production(ORDERS, 500, Source.PROFILE));

        assertThat(judgement.verdict()).isInstanceOf(Verdict.Passed.class);
        assertThat(outlook(judgement).words(outlook(judgement).forward()))
                .matches("takes [\\d.]+ to [\\d.]+ seconds on 500 rows of public\\.orders");
    }

    /** Flyway tells of a script in Java when it begins and when it ends, and of no statement. */
    @Test
    void aScriptInJavaIsForecastAsAWhole() {
        Judgement judgement =
                judge(new VolumeSample().count(10_000, applied(List.of(), 1)).count(100_000, applied(List.of(), 10)));

        assertThat(finding(judgement).id()).isEqualTo("volume-over-budget");
        assertThat(outlook(judgement).forward().growth()).isEqualTo(Growth.LINEAR);
        assertThat(outlook(judgement).forward().blocksThroughout()).isTrue();
        assertThat(finding(judgement).where().statement()).isNull();
    }

    @Test
    void whatWasNotThroughTakesAtLeastWhatALineSays() {
        VolumeSample sample =
                new VolumeSample().count(1_000, applied(0.1, 1_000)).ended(10_000, broken(hung(Cause.TOO_LONG, 28)));

        assertThat(finding(judge(sample)).what())
                .contains(
                        "was not through after 28 seconds with 10,000 rows of public.orders; with production's 80 million"
                                + " it takes at least 2.9 days, more than 30 minutes.");
        assertThat(judge("100h", sample.sight()).findings()).isEmpty();
    }

    /** The count before it has as many rows, and tells nothing of what more of them take. */
    @Test
    void whatWasNotThroughWithScarceMemoryTakesAtLeastThat() {
        VolumeSample sample = new VolumeSample()
                .count(1_000, applied(0.1, 1_000))
                .count(10_000, applied(1, 10_000))
                .ended(10_000, new Why.Broken(new Timing(hung(Cause.TOO_LONG, 28), Optional.empty()), 1.0 / 8_000));

        assertThat(judge(sample).findings().get(0).what())
                .contains(
                        "with 10,000 rows of public.orders with 1/8000 of the memory, as there is for 80 million; with")
                .contains("at least 2.9 days");
    }

    @Test
    void whatWaitsOnPurposeIsNotTakenForGrowing() {
        VolumeSight sleeping = new VolumeSample()
                .ended(1_000, broken(hung(Cause.TOO_LONG, 30)))
                .sight();

        Judgement judgement = VolumeCheck.judge(VolumeSample.migration(""), sleeping, Duration.ofSeconds(40));

        assertThat(judgement.findings()).isEmpty();
        assertThat(reason(judgement)).contains("was ended after 30 seconds at 1,000 rows", "on line 3");
        assertThat(finding(judge("", sleeping)).id()).isEqualTo("volume-over-budget");
    }

    @Test
    void whatWaitsForALockIsNotTakenForGrowing() {
        Judgement judgement = judge(new VolumeSample().ended(1_000, broken(hung(Cause.OTHER_SESSION, 30))));

        assertThat(judgement.findings()).isEmpty();
        assertThat(reason(judgement)).contains("was ended after");
    }

    @Test
    void anUndoThatFailsAtVolumeIsNotGreen() {
        Judgement judgement = judge(new VolumeSample()
                .count(1_000, new Timing(applied(0.01, 1_000), Optional.of(applied(0.01, 1_000))))
                .count(10_000, new Timing(applied(0.1, 10_000), Optional.of(failed("duplicate key.")))));

        assertThat(outlook(judgement).back()).isEmpty();
        assertThat(reason(judgement))
                .contains(
                        "U2__change.sql failed at 10,000 rows",
                        "on line 4: duplicate key.",
                        "way back takes is not known");
    }

    @Test
    void aSlowWayBackIsAWarning() {
        Judgement judgement = judge(new VolumeSample()
                .count(10_000, new Timing(applied(0.01, 10_000), Optional.of(applied(1, 10_000))))
                .count(100_000, new Timing(applied(0.1, 100_000), Optional.of(applied(10, 100_000)))));

        assertThat(judgement.verdict()).isInstanceOf(Verdict.Passed.class);
        assertThat(finding(judgement).id()).isEqualTo("undo-slow");
        assertThat(finding(judgement).what()).startsWith("U2__change.sql grows linearly: ");
    }

    @Test
    void spaceThatIsTooMuchFailsAndSpaceThatIsNotKnownIsNotGreen() {
        Limits limits = new Limits(
                Duration.ofHours(100), Duration.ofHours(100), OptionalLong.of(1_000_000), OptionalLong.of(1_000_000));
        Work uncounted = new Work(3, 0, Work.UNKNOWN, Work.UNKNOWN, Work.UNKNOWN, Work.UNKNOWN, Set.of());
        List<StatementRun> statements = List.of(new StatementRun("CALL …", 1, time(0.01), List.of(), uncounted));
        VolumeSample unknown =
                new VolumeSample().count(10_000, applied(statements, 0.01)).count(100_000, applied(statements, 0.01));

        assertThat(judge(linear(0.1).with(limits(limits))).findings())
                .extracting(Finding::id)
                .containsExactly("volume-disk", "volume-log");
        assertThat(reason(judge(unknown.with(limits(limits)))))
                .contains("How much disk it needs could not be measured", "How much log it writes", "limit of 1 MB");
        assertThat(judge(unknown.with(MeasureSettings.DEFAULT)).verdict()).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void aTableThatCouldNotBeFilledIsNamedWithWhatStoodInTheWay() {
        NotFilled full = new NotFilled(ORDERS, "its keys admit no more rows", "", true);
        NotFilled lacking = new NotFilled(ORDERS, "no more values are known", "");

        assertThat(reason(judge(
                        new VolumeSample().ended(1_000, new Why.Unfilled()),
                        new NotFilled(ORDERS, "orders_check", "violates"))))
                .contains("public.orders could not be filled: orders_check (violates).");
        assertThat(reason(judge(linear(0.1), full))).contains("its keys admit no more rows");
        assertThat(judge(linear(0.1).production(ORDERS, 100_000, Source.ASSUMED), full)
                        .verdict())
                .isInstanceOf(Verdict.Passed.class);
        assertThat(reason(judge(linear(0.1).production(ORDERS, 100_000, Source.ASSUMED), lacking)))
                .contains("no more values are known");
    }

    private static Why broken(StepOutcome applied) {
        return new Why.Broken(new Timing(applied, Optional.empty()), 1);
    }
}
