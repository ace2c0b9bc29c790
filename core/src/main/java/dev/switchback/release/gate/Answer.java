// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.gate;

import dev.switchback.gate.Gap;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the gate says.
 *
 * @param gaps    what keeps it closed; none if it is open
 * @param remarks what a person should know, a sentence each
 */
public record Answer(List<Gap> gaps, List<String> remarks) {

    /** What is to be said of every answer: it is as honest as whoever keeps the evidence. */
    public static final String LIMITS = "Evidence is bound to its scripts by hashes: they stop accidents, not forgery.";

    public Answer {
        gaps = List.copyOf(gaps);
        remarks = List.copyOf(remarks);
    }

    /** Says whether everything is proven. */
    public boolean isOpen() {
        return gaps.isEmpty();
    }

    /** Returns the gaps for people: one line each, details below it. */
    public List<String> lines() {
        return gaps.stream()
                .flatMap(gap -> Stream.concat(
                        Stream.of(gap.line()), gap.details().stream().map(line -> "    " + line)))
                .toList();
    }
}
