// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first words of a statement, without comments and whatever stands in quotes. */
final class Words {

    private static final int ENOUGH = 40;

    /** A comment that the server runs is no comment; its beginning is passed over, as its end is. */
    private static final Pattern PIECE = Pattern.compile(
            "/\\*M?!\\d*|\\*/|/\\*(?s:.*?)\\*/|--(?:[\\s\\x00-\\x1f][^\\n]*)?(?=\\n|$)|#[^\\n]*|'[^']*'|\"[^\"]*\"|`[^`]*`|([\\p{L}_][\\p{L}\\p{N}_$]*)|.",
            Pattern.DOTALL);

    private Words() {}

    static List<String> of(String sql) {
        List<String> words = new ArrayList<>();
        Matcher matcher = PIECE.matcher(sql);
        while (words.size() < ENOUGH && matcher.find()) {
            if (matcher.group(1) != null) {
                words.add(matcher.group(1));
            }
        }
        return words;
    }
}
