// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark;

import dev.switchback.lab.Phase;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a contest gave: the shortest of its rounds.
 *
 * @param checks the three checks over the whole history, the server's start left out
 * @param start  starting the server and reading the history
 * @param cold   the checks in the first round, which for the first contest is the first in this virtual machine
 * @param bare   the bare SQL
 * @param phases the work of the checks; some of it is done at the same time
 */
record Measurement(
        String name,
        int versions,
        Duration start,
        Duration checks,
        Duration cold,
        Duration bare,
        Map<Phase, Duration> phases) {

    private double perVersion(Duration duration) {
        return duration.toNanos() / 1e6 / versions;
    }

    private double ratio() {
        return (double) checks.toNanos() / bare.toNanos();
    }

    String line() {
        Map<Phase, Duration> work = new EnumMap<>(phases);
        work.remove(Phase.PREPARE);
        long all = work.values().stream().mapToLong(Duration::toNanos).sum();
        String shares = work.entrySet().stream()
                .map(phase -> String.format(
                        Locale.ROOT,
                        "%s %.0f%%",
                        phase.getKey().name().toLowerCase(Locale.ROOT),
                        100.0 * phase.getValue().toNanos() / all))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%s: %.1f times the bare SQL (%d ms against %d ms; first round %d ms, start %d ms); of the work %s",
                name,
                ratio(),
                checks.toMillis(),
                bare.toMillis(),
                cold.toMillis(),
                start.toMillis(),
                shares);
    }

    static String table(List<Measurement> measurements) {
        StringBuilder table =
                new StringBuilder("| history | versions | checks ms | bare SQL ms | ratio | ms per version |"
                        + " against the first |\n|---|---|---|---|---|---|---|\n");
        double first = measurements.get(0).perVersion(measurements.get(0).checks());
        for (Measurement m : measurements) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %d | %.1f | %.1f | %.2f |%n",
                    m.name(),
                    m.versions(),
                    m.checks().toMillis(),
                    m.bare().toMillis(),
                    m.ratio(),
                    m.perVersion(m.checks()),
                    m.perVersion(m.checks()) / first));
        }
        return table.toString();
    }
}
