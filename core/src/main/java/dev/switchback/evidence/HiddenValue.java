// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

/** What stands in a document in place of a value that has a secret in it: enough to tell whether another value is the same. */
public final class HiddenValue {

    private static final String BEGIN = "(hidden, sha256 ";
    private static final String END = ")";

    private HiddenValue() {}

    /** Returns what is written. */
    public static String of(String value) {
        return BEGIN + Sha256.of(value) + END;
    }

    /** Says whether a value from a document is a hidden one. */
    public static boolean is(String written) {
        return written.startsWith(BEGIN) && written.endsWith(END);
    }

    /** Says whether a value is the one for which something was written. */
    public static boolean isWritten(String written, String value) {
        return written.equals(of(value));
    }
}
