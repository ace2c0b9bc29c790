// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What follows the parentheses of a table's definition: its options and its partitions. */
final class TableOptions {

    /** The next value of AUTO_INCREMENT is data. */
    private static final String COUNTER = "auto_increment";

    private static final Map<String, String> NAMES = Map.of(
            "default charset", "character set",
            "default character set", "character set",
            "collate", "collation",
            "row_format", "row format");

    private static final List<String> WITHOUT_EQUALS_SIGN = List.of("TABLESPACE", "STORAGE");

    private TableOptions() {}

    static Map<String, String> properties(List<DdlToken> tokens) {
        Map<String, String> properties = new TreeMap<>();
        List<DdlToken> words = new ArrayList<>();
        int i = 0;
        while (i < tokens.size()) {
            DdlToken token = tokens.get(i);
            if (DdlText.at(tokens, i, "PARTITION", "BY")) {
                properties.put("partitioned by", DdlText.join(tokens.subList(i + 2, tokens.size())));
                i = tokens.size();
            } else if (DdlText.at(tokens, i, "WITH", "SYSTEM", "VERSIONING")) {
                properties.put("system versioning", "yes");
                i += 3;
            } else if (token.is("=")
                    || words.isEmpty() && WITHOUT_EQUALS_SIGN.stream().anyMatch(token::is)) {
                words.add(token);
                int end = DdlText.endOfGroup(tokens, i + 1);
                put(properties, words, DdlText.join(tokens.subList(i + 1, end)));
                words.clear();
                i = end;
            } else {
                words.add(token);
                i++;
            }
        }
        if (!words.isEmpty()) {
            properties.put("options", DdlText.join(words));
        }
        properties.remove(COUNTER);
        return properties;
    }

    private static void put(Map<String, String> properties, List<DdlToken> words, String value) {
        StringBuilder name = new StringBuilder();
        for (DdlToken word : words) {
            name.append(word.is("=") ? "" : " " + word.unquoted());
        }
        String lower = name.toString().strip().toLowerCase(Locale.ROOT);
        properties.put(NAMES.getOrDefault(lower, lower), value);
    }

    /** Writes an option as a statement takes it, without a value its default where it has one. */
    static String sql(String property, String value) {
        return switch (property) {
            case "character set" -> "DEFAULT CHARACTER SET = " + value;
            case "collation" -> "COLLATE = " + value;
            case "row format" -> "ROW_FORMAT = " + value;
            case "tablespace" -> "TABLESPACE " + value;
            case "storage" -> "STORAGE " + value;
            case "data directory", "index directory" -> property.toUpperCase(Locale.ROOT) + " = " + value;
            default -> DdlText.quotedUnlessWord(property) + " = " + value;
        };
    }
}
