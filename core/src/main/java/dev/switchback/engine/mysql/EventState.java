// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the scheduler runs an event, in the definition as the server states it. */
final class EventState {

    private static final Pattern ENABLED = Pattern.compile(
            "(?s)^(.*?EVENT (`(?:[^`]|``)+`) ON SCHEDULE .*? ON COMPLETION (?:NOT )?PRESERVE )ENABLE\\b");
    private static final Pattern DISABLED =
            Pattern.compile("(?s)^(.*? ON SCHEDULE .*? ON COMPLETION (?:NOT )?PRESERVE )DISABLE\\b(?! ON )");

    private EventState() {}

    /**
     * Returns the event so that it does not run.
     *
     * @param names takes its name if it would have run; of a dump, whose bytes are read as letters, as it really is
     */
    static String asleep(String text, Consumer<String> names) {
        Matcher event = ENABLED.matcher(text);
        if (!event.find()) {
            return text;
        }
        String quoted = event.group(2);
        String letters = quoted.substring(1, quoted.length() - 1).replace("``", "`");
        names.accept(new String(letters.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
        return event.group(1) + "DISABLE" + text.substring(event.end());
    }

    static String asleep(String text) {
        return asleep(text, name -> {});
    }

    static String awake(String text) {
        Matcher event = DISABLED.matcher(text);
        return event.find() ? event.group(1) + "ENABLE" + text.substring(event.end()) : text;
    }
}
