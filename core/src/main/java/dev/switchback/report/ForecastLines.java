// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report;

import dev.switchback.evidence.CheckResult;
import dev.switchback.forecast.Amounts;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Growth;
import dev.switchback.forecast.Outlook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What migrations will take in production: a line for each that grows or takes long, and a count of the others. */
final class ForecastLines {

    /** Space that nobody has to make room for. */
    private static final double LITTLE_BYTES = 1e9;

    private static final double LITTLE_SECONDS = 1;

    private static final int LISTED = 10;

    private final List<String> lines = new ArrayList<>();
    private final SortedSet<String> assumed = new TreeSet<>();
    private final List<Outlook> constant = new ArrayList<>();
    private int brief;

    private ForecastLines() {}

    static List<String> of(List<CheckResult> results) {
        ForecastLines lines = new ForecastLines();
        results.forEach(result ->
                result.outlook().ifPresent(outlook -> lines.add(Text.line(result.migration()), outlook)));
        return lines.all();
    }

    private void add(String migration, Outlook outlook) {
        if (scripts(outlook).anyMatch(ForecastLines::matters)) {
            lines.add(migration + " " + words(outlook));
            assumed.addAll(outlook.assumed());
        } else if (scripts(outlook).allMatch(Forecast::knowsGrowth)) {
            constant.add(outlook);
        } else {
            brief++;
        }
    }

    private static Stream<Forecast> scripts(Outlook outlook) {
        return Stream.concat(Stream.of(outlook.forward()), outlook.back().stream());
    }

    private static boolean matters(Forecast script) {
        return script.growth() != Growth.CONSTANT || script.seconds().middle() > LITTLE_SECONDS;
    }

    private List<String> all() {
        if (!constant.isEmpty()) {
            boolean undone =
                    constant.stream().allMatch(outlook -> outlook.back().isPresent());
            lines.add(touching(constant.size()) + "constant time" + (undone ? ", there and back" : ""));
        }
        if (brief > 0) {
            lines.add(touching(brief) + "less than a second with all rows that production has");
        }
        if (!assumed.isEmpty()) {
            lines.add("Nobody has said how many rows production has in " + list(assumed)
                    + ", so that a number is assumed:"
                    + " mvn switchback:profile reads it from the live database's statistics,"
                    + " -Dswitchback.volumes=orders=80M states it.");
        }
        return lines;
    }

    private static String touching(int migrations) {
        return Text.count(migrations, "migration") + " that " + (migrations == 1 ? "touches" : "touch")
                + " older tables " + (migrations == 1 ? "takes " : "take ");
    }

    private static String list(SortedSet<String> tables) {
        int more = tables.size() - LISTED;
        String first =
                String.join(", ", tables.stream().limit(LISTED).map(Text::line).toList());
        return more > 0 ? first + " and " + more + " more" : first;
    }

    /** Returns it in one line: how it grows, how long it takes, who waits, what space it needs, and how long the way back is. */
    private static String words(Outlook outlook) {
        Forecast forward = outlook.forward();
        List<String> parts = new ArrayList<>();
        parts.add(outlook.words(forward));
        blocked(forward).ifPresent(parts::add);
        forward.diskBytes()
                .filter(bytes -> bytes.high() > LITTLE_BYTES)
                .ifPresent(bytes -> parts.add("needs " + Amounts.bytes(bytes) + " of free disk"));
        forward.logBytes()
                .filter(bytes -> bytes.high() > LITTLE_BYTES)
                .ifPresent(bytes -> parts.add("writes " + Amounts.bytes(bytes) + " of log"));
        outlook.back()
                .map(back -> forward.isConstant() ? outlook.words(back) : outlook.briefly(back))
                .ifPresent(back -> parts.add("the way back " + back));
        return Text.line(String.join("; ", parts));
    }

    private static Optional<String> blocked(Forecast forward) {
        if (!matters(forward) || !forward.blocks()) {
            return Optional.empty();
        }
        return Optional.of(
                (forward.blocksThroughout() ? "all of it" : "of which " + Amounts.seconds(forward.blockedSeconds()))
                        + " under a lock that blocks writes");
    }
}
