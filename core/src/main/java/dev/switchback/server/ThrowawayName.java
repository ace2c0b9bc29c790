// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server;

import java.util.Locale;

/** How throwaway databases are called: by our prefix, their purpose, their run and a number. */
public final class ThrowawayName {

    /** What the name of every throwaway database begins with. */
    public static final String PREFIX = "switchback_";

    private static final int LONGEST_PURPOSE = 30;

    private ThrowawayName() {}

    /** Returns a name within the 63 bytes that PostgreSQL allows and the 64 of MySQL. */
    public static String of(String purpose, String run, int number) {
        String plain = purpose.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        String shortened =
                plain.substring(0, Math.min(plain.length(), LONGEST_PURPOSE)).replaceFirst("_$", "");
        return PREFIX + shortened + "_" + run + "_" + number;
    }
}
