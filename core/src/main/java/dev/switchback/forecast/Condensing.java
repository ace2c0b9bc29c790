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

    /**
     * Returns the statements that take longest, in order, and after them one that stands for all others; two of them if some of those
     * keep writers out and some do not, for the time of the ones is not that of the others.
     */
    static List<Measured> of(List<Measured> statements, int most) {
        if (statements.size() <= most) {
            return statements;
        }
        Set<Measured> kept = statements.stream()
                .sorted(Comparator.comparingDouble(Condensing::last).reversed())
                .limit(most - 2L)
                .collect(Collectors.toSet());
        List<Measured> condensed =
                new ArrayList<>(statements.stream().filter(kept::contains).toList());
        statements.stream()
                .filter(statement -> !kept.contains(statement))
                .collect(Collectors.partitioningBy(Measured::blocksWrites))
                .values()
                .stream()
                .filter(others -> !others.isEmpty())
                .map(Condensing::together)
                .forEach(condensed::add);
        return condensed;
    }

    private static double last(Measured statement) {
        return statement.points().get(statement.points().size() - 1).median();
    }

    private static Measured together(List<Measured> others) {
        if (others.size() == 1) {
            return others.get(0);
        }
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < others.get(0).points().size(); i++) {
            int count = i;
            points.add(others.stream()
                    .map(statement -> statement.points().get(count))
                    .reduce((a, b) -> a.plus(b, a.work().plus(b.work())))
                    .orElseThrow());
        }
        return new Measured(
                0, others.size() + " other statements", others.get(0).blocksWrites(), points, scarce(others));
    }

    private static Optional<ScarceMemory> scarce(List<Measured> others) {
        return others.stream()
                .map(Measured::scarce)
                .reduce((a, b) -> a.flatMap(one -> b.map(one::plus)))
                .orElseThrow();
    }
}
