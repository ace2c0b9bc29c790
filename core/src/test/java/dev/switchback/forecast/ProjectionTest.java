// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.switchback.forecast.Work.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** What points say of volumes that were not measured. */
class ProjectionTest {

    private static final List<Long> COUNTS = List.of(1_000L, 10_000L, 100_000L);

    private static List<Point> points(DoubleUnaryOperator seconds, LongFunction<Work> work) {
        List<Point> points = new ArrayList<>();
        for (long rows : COUNTS) {
            double exact = seconds.applyAsDouble(rows);
            points.add(new Point(rows, List.of(exact * 1.02, exact, exact * 0.98), work.apply(rows)));
        }
        return points;
    }

    private static Work reading(double rows, Kind... kinds) {
        return new Work((long) rows, 0, Work.UNKNOWN, 0, 0, Work.UNKNOWN, Set.of(kinds));
    }

    private static Projection of(List<Point> points, double rows, double calibration) {
        return Projection.of(points, Optional.empty(), rows, calibration);
    }

    @Test
    void whatReadsEachRowGrowsLinearly() {
        Projection projection =
                of(points(rows -> 0.002 + rows * 2e-6, rows -> reading(rows, Kind.SCAN)), 10_000_000, 1);

        assertThat(projection.growth()).isEqualTo(Growth.LINEAR);
        assertThat(projection.seconds().contains(20)).isTrue();
        assertThat(projection.fit().fixed()).isCloseTo(0.002, within(0.0005));
    }

    @Test
    void whatReadsNoRowIsConstantHoweverTheClockTrembles() {
        double[] trembling = {0.0012, 0.0011, 0.0031};
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < COUNTS.size(); i++) {
            points.add(new Point(COUNTS.get(i), List.of(trembling[i]), reading(3)));
        }

        Projection projection = of(points, 80_000_000, 1);

        assertThat(projection.growth()).isEqualTo(Growth.CONSTANT);
        assertThat(projection.seconds().high()).isLessThan(0.03);
    }

    @Test
    void runsThatOthersHaveHeldUpAreNoCurve() {
        List<Point> points = List.of(
                new Point(1_000, List.of(0.002), reading(1_000, Kind.INDEX_BUILD)),
                new Point(10_000, List.of(0.007), reading(10_000, Kind.INDEX_BUILD)),
                new Point(100_000, List.of(0.206, 0.102, 0.31), reading(100_000, Kind.INDEX_BUILD)));

        assertThat(of(points, 1_000_000, 1).growth()).isEqualTo(Growth.LINEARITHMIC);
    }

    @Test
    void whatLooksAtPagesByTheLogarithmOfTheRowsIsConstant() {
        Projection projection =
                of(points(rows -> 0.01, rows -> looking(1_190 + 100 * Math.log10(rows))), 80_000_000, 1);

        assertThat(projection.growth()).isEqualTo(Growth.CONSTANT);
    }

    @Test
    void whatLooksAtEachPageGrowsLinearly() {
        Projection projection = of(points(rows -> 0.01, rows -> looking(1_190 + rows / 300)), 80_000_000, 1);

        assertThat(projection.growth()).isEqualTo(Growth.LINEAR);
    }

    private static Work looking(double pages) {
        return new Work(0, 0, (long) pages, 0, 0, 0, Set.of());
    }

    @Test
    void whatReadsEachRowIsLinearBeforeTheClockCanTell() {
        double[] trembling = {0.0012, 0.0011, 0.0016};
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < COUNTS.size(); i++) {
            points.add(new Point(COUNTS.get(i), List.of(trembling[i]), reading(COUNTS.get(i), Kind.SCAN)));
        }

        assertThat(of(points, 80_000_000, 1).growth()).isEqualTo(Growth.LINEAR);
    }

    @Test
    void workThatNobodyCountsIsSeenByTheClock() {
        Projection projection = of(points(rows -> 0.001 + rows * 1e-5, rows -> reading(0)), 1_000_000, 1);

        assertThat(projection.growth()).isEqualTo(Growth.LINEAR);
        assertThat(projection.seconds().contains(10)).isTrue();
    }

    @Test
    void anIndexThatIsBuiltGrowsAsASortDoes() {
        Projection projection = of(
                points(rows -> rows * Math.log(rows) * 1e-7, rows -> reading(rows, Kind.SCAN, Kind.INDEX_BUILD)),
                1_000_000,
                1);

        assertThat(projection.growth()).isEqualTo(Growth.LINEARITHMIC);
        assertThat(projection.seconds().contains(1_000_000 * Math.log(1_000_000) * 1e-7))
                .isTrue();
    }

    @Test
    void aJoinWithoutAnIndexIsWorse() {
        Projection projection =
                of(points(rows -> rows * rows * 1e-9, rows -> reading((double) rows * rows, Kind.SCAN)), 1_000_000, 1);

        assertThat(projection.growth()).isEqualTo(Growth.WORSE);
        assertThat(projection.seconds().contains(1_000)).isTrue();
    }

    /** A hundred thousand rows have just outgrown a cache: the clock sees a curve, the counts do not. */
    @Test
    void aCacheThatIsOutgrownIsNoCurve() {
        Projection projection = of(
                points(rows -> rows * 1e-6 * (rows > 50_000 ? 2.5 : 1), rows -> reading(rows, Kind.SCAN)),
                1_000_000,
                1);

        assertThat(projection.growth()).isEqualTo(Growth.LINEAR);
    }

    /** Eleven milliseconds for the first rows are those of a cold cache, and not what is fixed. */
    @Test
    void aSlowBeginningIsNoCurve() {
        double[] seconds = {0.0113, 0.0052, 0.0673};
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < COUNTS.size(); i++) {
            points.add(new Point(COUNTS.get(i), List.of(seconds[i]), reading(2 * COUNTS.get(i), Kind.SCAN)));
        }

        assertThat(of(points, 1_000_000, 1).growth()).isEqualTo(Growth.LINEAR);
    }

    @Test
    void theFartherTheForecastTheWiderItsInterval() {
        List<Point> points = points(rows -> 0.002 + rows * 2e-6, rows -> reading(rows, Kind.SCAN));

        double near = of(points, 1_000_000, 1).seconds().width();
        double far = of(points, 1_000_000_000, 1).seconds().width();

        assertThat(near).isLessThan(2);
        assertThat(far).isGreaterThan(1.3 * near);
    }

    @Test
    void repetitionsThatDifferWidenTheInterval() {
        List<Point> quiet = points(rows -> rows * 2e-6, rows -> reading(rows, Kind.SCAN));
        List<Point> noisy = new ArrayList<>(quiet.subList(0, 2));
        noisy.add(new Point(100_000, List.of(0.1, 0.2, 0.4), reading(100_000, Kind.SCAN)));

        assertThat(of(noisy, 1_000_000, 1).seconds().width())
                .isGreaterThan(1.5 * of(quiet, 1_000_000, 1).seconds().width());
    }

    @Test
    void oneRunThatWasHeldUpDoesNotWidenIt() {
        List<Point> points = new ArrayList<>(
                points(rows -> rows * 2e-6, rows -> reading(rows, Kind.SCAN)).subList(0, 2));
        points.add(new Point(100_000, List.of(1.1, 0.2, 0.21), reading(100_000, Kind.SCAN)));

        assertThat(of(points, 1_000_000, 1).seconds().width()).isLessThan(2);
    }

    @Test
    void calibrationMultiplies() {
        List<Point> points = points(rows -> rows * 2e-6, rows -> reading(rows, Kind.SCAN));

        assertThat(of(points, 1_000_000, 3).seconds().middle())
                .isCloseTo(3 * of(points, 1_000_000, 1).seconds().middle(), within(1e-9));
    }

    @Test
    void whatWasMeasuredIsNotExtrapolated() {
        Interval seconds = of(points(rows -> rows * 2e-6, rows -> reading(rows, Kind.SCAN)), 100_000, 1)
                .seconds();

        assertThat(seconds.middle()).isCloseTo(0.2, within(0.01));
        assertThat(seconds.width()).isLessThan(1.3);
    }

    /** MySQL does not count the rows of an index that it builds in place. */
    @Test
    void pagesTellWhereRowsAreNotCounted() {
        Projection projection = of(
                points(
                        rows -> rows * 1e-6 * (rows > 50_000 ? 2.5 : 1),
                        rows -> new Work(0, 0, rows / 50, 0, 0, Work.UNKNOWN, Set.of(Kind.INDEX_BUILD))),
                1_000_000,
                1);

        assertThat(projection.growth()).isEqualTo(Growth.LINEARITHMIC);
    }

    private static Interval withMemory(double part, double seconds) {
        List<Point> points = points(rows -> rows * 1e-6, rows -> reading(rows, Kind.INDEX_BUILD));
        return Projection.of(points, Optional.of(new ScarceMemory(part, seconds, 0)), 10_000_000, 1)
                .seconds();
    }

    @Test
    void whatASortCostsWithTooLittleMemoryIsWhatItWillCost() {
        double ample = withMemory(0.01, 0.1).middle();

        assertThat(withMemory(0.01, 0.3).middle()).isCloseTo(3 * ample, within(0.05 * ample));
    }

    @Test
    void whatIsSlowerWithLessMemoryOutgrowsIt() {
        List<Point> points = points(rows -> rows * 1e-6, rows -> reading(rows, Kind.INDEX_BUILD));

        assertThat(Projection.of(points, Optional.of(new ScarceMemory(0.01, 0.3, 0)), 10_000_000, 1)
                        .outgrowsMemory())
                .isTrue();
        assertThat(Projection.of(points, Optional.of(new ScarceMemory(0.01, 0.1, 0)), 10_000_000, 1)
                        .outgrowsMemory())
                .isFalse();
        assertThat(of(points, 10_000_000, 1).outgrowsMemory()).isFalse();
    }

    @Test
    void lessMemoryThatHardlyMattersIsNoise() {
        assertThat(withMemory(0.01, 0.108)).isEqualTo(withMemory(0.01, 0.1));
        assertThat(withMemory(0.01, 0.05)).isEqualTo(withMemory(0.01, 0.1));
    }

    /** There is no step from one to the other, at which a forecast would depend on chance. */
    @Test
    void whatIsALittleSlowerIsBelievedALittle() {
        double ample = withMemory(0.01, 0.1).middle();

        assertThat(withMemory(0.01, 0.12).middle()).isBetween(1.005 * ample, 1.05 * ample);
        assertThat(withMemory(0.01, 0.14).middle()).isBetween(1.15 * ample, 1.30 * ample);
        assertThat(withMemory(0.01, 0.16).middle()).isCloseTo(1.6 * ample, within(0.02 * ample));
    }

    /** Indexes that are filled row by row. */
    @Test
    void aRewriteThatOutgrowsMemoryOutgrowsTheProcessorsCachesToo() {
        List<Point> points = points(rows -> rows * 1e-6, rows -> reading(rows, Kind.REWRITE));
        double ample = of(points, 10_000_000, 1).seconds().middle();

        Projection scarce = Projection.of(points, Optional.of(new ScarceMemory(0.01, 0.3, 0)), 10_000_000, 1);

        assertThat(scarce.seconds().middle() / ample).isBetween(3.3, 4.2);
    }

    @Test
    void whatIsMeasuredForOneVolumeTellsOfAnotherByItsPowersOfTen() {
        List<Point> points = points(rows -> rows * 1e-6, rows -> reading(rows, Kind.INDEX_BUILD));
        Optional<ScarceMemory> scarce = Optional.of(new ScarceMemory(0.01, 0.4, 0));

        double near = Projection.of(points, scarce, 1_000_000, 1).seconds().middle();

        assertThat(near / of(points, 1_000_000, 1).seconds().middle()).isCloseTo(2, within(0.1));
    }
}
