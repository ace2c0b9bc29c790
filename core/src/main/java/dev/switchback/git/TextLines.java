// SPDX-License-Identifier: Apache-2.0
package dev.switchback.git;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A text as it is compared with what Git holds: line by line, since Git may change the ends of lines when it checks a file out. */
public final class TextLines {

    private TextLines() {}

    /** Returns the lines of a file. */
    public static List<String> of(byte[] content) {
        return of(new String(content, StandardCharsets.UTF_8));
    }

    /** Returns the lines of a text. */
    public static List<String> of(String text) {
        return text.lines().toList();
    }
}
