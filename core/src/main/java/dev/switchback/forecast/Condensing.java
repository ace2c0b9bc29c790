// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import dev.switchback.forecast.Script.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes the many statements of a script together that do not matter one by one, such as those that insert a row each. */
final class Condensing {

    private Condensing() {}

    /** Returns the statements that take longest, in order, and after them one that stands for all others. */
    static List<Measured> of(List<Measured> statements, int most) {
        if (statements.size() <= most) {
            return statements;
        }
        Set<Measured> kept = statements.stream()
                .sorted(Comparator.comparingDouble(Condensing::last).reversed())
                .limit(most - 1L)
                .collect(Collectors.toSet());
        List<Measured> condensed =
                new ArrayList<>(statements.stream().filter(kept::contains).toList());
        List<Measured> others = statements.stream()
                .filter(statement -> !kept.contains(statement))
                .toList();
        condensed.add(together(others));
        return condensed;
    }

    private static double last(Measured statement) {
        return statement.points().get(statement.points().size() - 1).median();
    }

    private static Measured together(List<Measured> others) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < others.get(0).points().size(); i++) {
            int count = i;
            points.add(others.stream()
                    .map(statement -> statement.points().get(count))
                    .reduce(Condensing::sum)
                    .orElseThrow());
        }
        boolean blocks = others.stream().anyMatch(Measured::blocksWrites);
        return new Measured(0, others.size() + " other statements", blocks, points, scarce(others));
    }

    private static Optional<ScarceMemory> scarce(List<Measured> others) {
        return others.stream()
                .map(Measured::scarce)
                .reduce((a, b) -> a.flatMap(one -> b.map(one::plus)))
                .orElseThrow();
    }

    private static Point sum(Point a, Point b) {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < a.seconds().size(); i++) {
            seconds.add(a.seconds().get(i) + b.seconds().get(i));
        }
        return new Point(a.rows(), seconds, a.work().plus(b.work()));
    }
}
