// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names as InnoDB keeps them, which are the names of files.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.0/en/identifier-mapping.html">Mapping of Identifiers to File Names</a>
 */
final class FileNames {

    private static final Pattern CODE = Pattern.compile("@([0-9a-fA-F]{4})");
    private static final Pattern PARTITION = Pattern.compile("#[pP]#");

    private FileNames() {}

    /** Returns the table's name of {@code database/table} or {@code database/table#p#partition}. */
    static String table(String file) {
        String name = file.substring(file.indexOf('/') + 1);
        return decode(PARTITION.split(name, 2)[0]);
    }

    /** Letters that have a short code of their own, such as {@code @1t}, stay as they are: no name is lost for that. */
    static String decode(String name) {
        return name.indexOf('@') < 0
                ? name
                : CODE.matcher(name).replaceAll(match -> {
                    String character = Character.toString(Integer.parseInt(match.group(1), 16));
                    return character.equals("$") || character.equals("\\") ? "\\" + character : character;
                });
    }

    /** Returns the file name of a name. */
    static String encode(String name) {
        StringBuilder file = new StringBuilder();
        for (char c : name.toCharArray()) {
            boolean plain = c < 128 && Character.isLetterOrDigit(c) || c == '_';
            file.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "@%04x", (int) c));
        }
        return file.toString();
    }
}
