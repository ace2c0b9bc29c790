// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says which statements of a script took effect. */
final class ReachedWords {

    private static final int SHOWN = 12;

    private ReachedWords() {}

    static List<String> of(HalfApplied.Reached reached) {
        List<String> words = new ArrayList<>();
        List<Integer> lines = reached.lines();
        int all = lines.size();
        int surely = reached.surely();
        int perhaps = reached.perhaps();
        if (surely == 0 && perhaps == 0) {
            words.add("No statement of " + reached.migration() + " took effect.");
        } else if (surely > 0) {
            words.add(capital(beginning(surely, all)) + " of " + reached.migration() + " took effect"
                    + places(lines, 0, surely) + ".");
        }
        if (perhaps > surely) {
            words.add(capital(range(surely + 1, perhaps)) + places(lines, surely, perhaps)
                    + (perhaps - surely == 1 ? " changes" : " change")
                    + " no schema in the end, so whether " + (perhaps - surely == 1 ? "it" : "they")
                    + " ran cannot be told by it.");
        }
        if (perhaps < all && perhaps > 0) {
            words.add(capital(range(perhaps + 1, perhaps + 1)) + places(lines, perhaps, perhaps + 1)
                    + " did not take effect" + (perhaps + 1 < all ? ", and nothing after it." : "."));
        }
        return words;
    }

    static List<String> of(HalfApplied.Between between) {
        List<String> words = new ArrayList<>();
        int nearest = between.nearest();
        words.add("The schema is between no two statements of " + between.migration() + ". It is most like that "
                + (nearest == 0
                        ? "before the first one"
                        : "after statement " + nearest + " of "
                                + between.lines().size() + places(between.lines(), nearest - 1, nearest))
                + ", but for:");
        between.differences().forEach(difference -> words.add("  " + difference.words()));
        return words;
    }

    private static String beginning(int count, int all) {
        if (count < all) {
            return range(1, count) + " of " + all;
        }
        return all == 1 ? "the one statement" : "all " + all + " statements";
    }

    private static String range(int from, int to) {
        return from == to ? "statement " + from : "statements " + from + " to " + to;
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Returns the lines in parentheses; nothing if they are not known. */
    private static String places(List<Integer> lines, int from, int to) {
        List<Integer> known =
                lines.subList(from, to).stream().filter(line -> line > 0).toList();
        if (known.isEmpty()) {
            return "";
        }
        String shown = IntStream.range(0, Math.min(SHOWN, known.size()))
                .mapToObj(i -> String.valueOf(known.get(i)))
                .collect(Collectors.joining(", "));
        return " (" + (known.size() == 1 ? "line " : "lines ") + shown + (known.size() > SHOWN ? ", …" : "") + ")";
    }
}
