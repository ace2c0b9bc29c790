// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report;

/** Whether a report has colours. Plain text is the default everywhere: a build's log is read in many places. */
public enum Style {
    /** No control characters at all. */
    PLAIN,
    /** ANSI colours, for a terminal. */
    COLOURED;

    private static final String RED = "31;1";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";

    String paint(Mark mark, String text) {
        return switch (mark) {
            case FAILED -> paint(RED, text);
            case PASSED -> paint(GREEN, text);
            case PASSED_WITH_WARNINGS, INCONCLUSIVE, NOT_CARRIED_OUT -> paint(YELLOW, text);
            case NOT_APPLICABLE, NOT_PLANNED -> text;
        };
    }

    private String paint(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
