// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a trigger's definition begins with, up to {@code FOR EACH ROW}. */
final class TriggerHead {

    private static final String NAME = "(?:`(?:[^`]|``)+`|\"(?:[^\"]|\"\")+\"|[\\w$\\x80-\\uffff]+)";
    private static final Pattern END = Pattern.compile("(?i)\\bFOR\\s+EACH\\s+ROW\\b");
    private static final Pattern HEAD = Pattern.compile("(?is)^(?<create>.*?\\bTRIGGER\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?)"
            + "(?<schema>" + NAME + "\\s*\\.\\s*)?(?<name>" + NAME
            + ")(?<moment>\\s+(?:BEFORE|AFTER)\\s+[^.]*?\\sON\\s+)"
            + "(?<owner>" + NAME + "\\s*\\.\\s*)?(?<table>" + NAME + ")(?<end>\\s+FOR\\s+EACH\\s+ROW\\b)");

    private TriggerHead() {}

    static boolean isWhole(String text) {
        return END.matcher(text).find();
    }

    /**
     * Returns the same trigger for a table of whatever schema is in use.
     *
     * @throws IllegalArgumentException if its words are such that this cannot be seen to
     */
    static String withoutSchema(String text) {
        Matcher head = HEAD.matcher(text);
        if (!head.find()) {
            throw new IllegalArgumentException(
                    "where the head of a trigger ends cannot be seen, which might name the live schema: "
                            + text.substring(0, Math.min(200, text.length())).strip());
        }
        return head.group("create")
                + head.group("name")
                + head.group("moment")
                + head.group("table")
                + text.substring(head.start("end"));
    }
}
