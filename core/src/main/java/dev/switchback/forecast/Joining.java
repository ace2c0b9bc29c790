// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import dev.switchback.forecast.Script.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Takes statements together that were looked at together.
 *
 * <p>Of one that was not looked at by itself it is known what it cost together with the next that was. Without that one it would
 * seem to cost nothing, however many rows there are.
 */
final class Joining {

    private Joining() {}

    /** Returns the statements in order, those that belong together under the name of the one that takes longest. */
    static List<Measured> of(List<Measured> statements) {
        List<Measured> joined = new ArrayList<>();
        List<Measured> waiting = new ArrayList<>();
        for (Measured statement : statements) {
            waiting.add(statement);
            if (statement.points().stream().noneMatch(point -> point.work().equals(Work.NOT_MEASURED))) {
                joined.add(together(waiting));
                waiting.clear();
            }
        }
        joined.addAll(waiting);
        return joined;
    }

    private static Measured together(List<Measured> statements) {
        Measured longest = statements.stream()
                .max(Comparator.comparingDouble(Joining::last))
                .orElseThrow();
        List<Point> points =
                statements.stream().map(Measured::points).reduce(Joining::sums).orElseThrow();
        boolean blocks = statements.stream().anyMatch(Measured::blocksWrites);
        return new Measured(longest.line(), longest.command(), blocks, points, scarce(statements));
    }

    private static Optional<ScarceMemory> scarce(List<Measured> statements) {
        return statements.stream()
                .map(Measured::scarce)
                .reduce((a, b) -> a.flatMap(one -> b.map(other -> sum(one, other))))
                .orElseThrow();
    }

    private static ScarceMemory sum(ScarceMemory a, ScarceMemory b) {
        long known = Math.max(a.temporaryBytes(), b.temporaryBytes());
        boolean both = a.temporaryBytes() != Work.UNKNOWN && b.temporaryBytes() != Work.UNKNOWN;
        return both ? a.plus(b) : new ScarceMemory(a.part(), a.seconds() + b.seconds(), known);
    }

    private static double last(Measured statement) {
        return statement.points().get(statement.points().size() - 1).median();
    }

    private static List<Point> sums(List<Point> a, List<Point> b) {
        List<Point> sums = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            sums.add(a.get(i).plus(b.get(i), sum(a.get(i).work(), b.get(i).work())));
        }
        return sums;
    }

    private static Work sum(Work a, Work b) {
        if (!a.equals(Work.NOT_MEASURED) && !b.equals(Work.NOT_MEASURED)) {
            return a.plus(b);
        }
        Work known = a.equals(Work.NOT_MEASURED) ? b : a;
        return known.equals(Work.NONE) ? Work.NOT_MEASURED : known;
    }
}
