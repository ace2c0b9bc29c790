// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How many faults there were, and what they left. */
final class Tally {

    /** What a fault has left of the goal's work. */
    enum Left {
        NOTHING,
        PART,
        ALL
    }

    private final Map<String, int[]> counts = new TreeMap<>();
    private final Map<String, String> skipped = new TreeMap<>();
    private int all;
    private int unexplained;

    private static String key(Goal goal, Fault.Kind kind) {
        return goal.ordinal() + "" + kind.ordinal() + "| " + goal.words() + " | " + kind.words;
    }

    void add(Goal goal, Fault.Kind kind, Left left, boolean explained) {
        int[] row = counts.computeIfAbsent(key(goal, kind), first -> new int[4]);
        row[left.ordinal()]++;
        row[3] += explained ? 0 : 1;
        all++;
        unexplained += explained ? 0 : 1;
    }

    void skip(Goal goal, Fault.Kind kind, String why) {
        skipped.put(key(goal, kind), why);
    }

    int unexplained() {
        return unexplained;
    }

    /** Returns a table in Markdown. */
    String table(String server) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%n%s: %d faults, %d unexplained%n%n| goal | fault | count | nothing done | a part | all | unexplained |%n"
                        + "|---|---|---|---|---|---|---|%n",
                server,
                all,
                unexplained));
        counts.forEach((key, row) -> text.append(String.format(
                Locale.ROOT,
                "%s | %d | %d | %d | %d | %d |%n",
                key.substring(2),
                row[0] + row[1] + row[2],
                row[0],
                row[1],
                row[2],
                row[3])));
        skipped.forEach((key, why) ->
                text.append(String.format(Locale.ROOT, "%s | skipped: %s | | | | |%n", key.substring(2), why)));
        return text.toString();
    }
}
