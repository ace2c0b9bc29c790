// SPDX-License-Identifier: Apache-2.0
package dev.switchback.encryption;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells texts that may be a private key, or one with a slip in it, so that no message quotes them. */
final class PrivateKeys {

    /** What age's keys are made of: a private one has 58 of these characters behind its prefix. */
    private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z0-9]{40,}");

    private PrivateKeys() {}

    static boolean mayBeOne(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return upper.contains("SECRET-KEY") || upper.contains("PRIVATE KEY") || isLongWordOfNoPath(text);
    }

    private static boolean isLongWordOfNoPath(String text) {
        return LONG_WORD.matcher(text).find() && !text.startsWith("age1") && !text.matches(".*[/\\\\].*");
    }
}
