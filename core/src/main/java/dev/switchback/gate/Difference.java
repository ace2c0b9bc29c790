// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import java.util.ArrayList;
import java.util.List;

/** What lies between the beginning and the end that two texts share. */
final class Difference {

    private static final int SHOWN = 5;
    private static final int LONGEST = 160;

    private Difference() {}

    /** Returns the lines that went and those that came, a few of each. */
    static List<String> between(List<String> before, List<String> after) {
        int shorter = Math.min(before.size(), after.size());
        int start = 0;
        while (start < shorter && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        List<String> lines = new ArrayList<>();
        lines.add("line " + (start + 1) + ":");
        add(lines, "- ", before.subList(start, before.size() - end));
        add(lines, "+ ", after.subList(start, after.size() - end));
        return lines;
    }

    private static void add(List<String> lines, String sign, List<String> part) {
        part.stream()
                .limit(SHOWN)
                .map(line -> sign + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line))
                .forEach(lines::add);
        if (part.size() > SHOWN) {
            lines.add(sign + "… " + (part.size() - SHOWN) + " more lines");
        }
    }
}
