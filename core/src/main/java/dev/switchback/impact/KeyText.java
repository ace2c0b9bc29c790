// SPDX-License-Identifier: Apache-2.0
package dev.switchback.impact;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The definition of an index or a constraint, in the words of any catalog: {@code CREATE UNIQUE INDEX a ON t USING btree (x)},
 * {@code UNIQUE (x)}, <code>UNIQUE KEY (`x`)</code>, {@code PRIMARY KEY (x)}.
 */
record KeyText(String definition) {

    private static final Pattern UNIQUE =
            Pattern.compile("(?:CREATE UNIQUE INDEX|UNIQUE|PRIMARY KEY)\\b.*", Pattern.DOTALL);
    private static final Pattern PLAIN_LIST = Pattern.compile("\\(((?:[\\p{L}\\p{N}_$]+|\"[^\"]+\"|`[^`]+`)"
            + "(?:\\s*,\\s*(?:[\\p{L}\\p{N}_$]+|\"[^\"]+\"|`[^`]+`))*)\\)");
    private static final Pattern NAME_OF_INDEX = Pattern.compile("^(CREATE (?:UNIQUE )?INDEX) (?:\"[^\"]+\"|\\S+) ON");

    boolean isUnique() {
        return UNIQUE.matcher(definition).matches();
    }

    boolean isForeignKey() {
        return definition.startsWith("FOREIGN KEY");
    }

    /** Returns the columns of its first list; nothing if that holds anything but columns, or if it is not about every row. */
    Set<String> columns() {
        Matcher list = PLAIN_LIST.matcher(definition);
        Set<String> columns = new LinkedHashSet<>();
        if (list.find()
                && definition.indexOf('(') == list.start()
                && !definition.toUpperCase(Locale.ROOT).contains(" WHERE ")) {
            for (String column : list.group(1).split("\\s*,\\s*", -1)) {
                columns.add(bare(column));
            }
        }
        return columns;
    }

    /** Returns the name as it is inside of its quotes. */
    static String bare(String name) {
        boolean quoted = name.length() > 1 && (name.startsWith("`") || name.startsWith("\""));
        return quoted ? name.substring(1, name.length() - 1) : name;
    }

    /** Says whether a key allows whatever another one allows: it has that one's columns, and perhaps more. */
    boolean isLooserThan(KeyText other) {
        return other.isUnique() && !other.columns().isEmpty() && columns().containsAll(other.columns());
    }

    /** Says whether two definitions say the same, the name aside. */
    boolean saysTheSameAs(KeyText other) {
        return nameless().equals(other.nameless());
    }

    private String nameless() {
        return NAME_OF_INDEX.matcher(definition).replaceFirst("$1 ON").replaceFirst(" NOT VALID$", "");
    }
}
