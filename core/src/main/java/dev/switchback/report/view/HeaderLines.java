// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a script's leading comments say, in the words that they use. */
final class HeaderLines {

    private static final Pattern LINE = Pattern.compile("(?:--|#)\\s*(.*?)\\s*");
    private static final Pattern FIELD =
            Pattern.compile("(Purpose|Impact|Dependencies|Rollback|Testing|Budget|Approved)\\s*:\\s*(.*)");

    private HeaderLines() {}

    /** Returns the values of each word, in order; a line without a word goes on with the one before. */
    static Map<String, List<String>> of(String script) {
        Map<String, List<String>> header = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line :
                script.replaceFirst("^\ufeff", "").lines().map(String::strip).toList()) {
            Matcher comment = LINE.matcher(line);
            if (!comment.matches()) {
                if (!line.isEmpty()) {
                    break;
                }
                current = new ArrayList<>();
                continue;
            }
            Matcher field = FIELD.matcher(comment.group(1));
            if (field.matches()) {
                current = header.computeIfAbsent(field.group(1), any -> new ArrayList<>());
                current.add(field.group(2));
            } else if (!current.isEmpty()) {
                int last = current.size() - 1;
                current.set(last, (current.get(last) + " " + comment.group(1)).strip());
            }
        }
        header.values().removeIf(values -> values.stream().allMatch(String::isBlank));
        return header;
    }
}
