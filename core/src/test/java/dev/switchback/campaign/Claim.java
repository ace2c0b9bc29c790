// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the words of a trouble claim of a script: which of its statements took effect.
 *
 * @param surely  how many surely have
 * @param perhaps how many may have
 */
record Claim(int surely, int perhaps) {

    private static final Pattern SURELY = Pattern.compile(
            "(?:Statement (1)|Statements 1 to (\\d+)|All (\\d+) statements|The (one) statement)(?: of \\d+)? of \\S+ took effect");
    private static final Pattern PERHAPS =
            Pattern.compile("Statements? (\\d+)(?: to (\\d+))?[^.]*? changes? no schema in the end");
    private static final Pattern NONE = Pattern.compile("No statement of \\S+ took effect");

    /** Reads it; empty if nothing is claimed. */
    static Optional<Claim> of(String words) {
        Matcher surely = SURELY.matcher(words);
        Matcher perhaps = PERHAPS.matcher(words);
        boolean isSure = surely.find();
        boolean isDoubtful = perhaps.find();
        if (!isSure && !isDoubtful) {
            return NONE.matcher(words).find() ? Optional.of(new Claim(0, 0)) : Optional.empty();
        }
        int sure = isSure ? last(surely) : 0;
        return Optional.of(new Claim(sure, isDoubtful ? last(perhaps) : sure));
    }

    private static int last(Matcher matcher) {
        int last = 1;
        for (int i = 1; i <= matcher.groupCount(); i++) {
            if (matcher.group(i) != null && !matcher.group(i).equals("one")) {
                last = Integer.parseInt(matcher.group(i));
            }
        }
        return last;
    }

    /** Says whether it is so, as far as anybody can tell. */
    boolean isTrue(Script script, List<Step> done) {
        int least = 0;
        int most = script.steps().size();
        for (int i = script.steps().size() - 1; i >= 0; i--) {
            Step step = script.steps().get(i);
            if (step.isTellable() && done.contains(step)) {
                least = Math.max(least, i + 1);
            } else if (step.isTellable()) {
                most = i;
            }
        }
        return surely <= most && perhaps >= least && surely <= perhaps;
    }
}
