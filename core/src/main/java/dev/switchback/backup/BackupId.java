// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Names backups so that names sort by time, say whose they are, and are directories' names on any file system. */
final class BackupId {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9_]+");
    private static final Pattern FORM = Pattern.compile("\\d{8}T\\d{6}Z-[A-Za-z0-9_-]*-[0-9a-z]{6}");
    private static final int LONGEST = 40;

    private BackupId() {}

    /**
     * Returns a name.
     *
     * @param random tells apart two of one second
     */
    static String of(Instant created, String database, long random) {
        String safe = UNSAFE.matcher(database).replaceAll("-");
        String some = "00000" + Long.toUnsignedString(random, 36);
        return TIME.format(created) + "-" + safe.substring(0, Math.min(LONGEST, safe.length())) + "-"
                + some.substring(some.length() - 6);
    }

    /** Says whether a text is a name of a backup; no other is looked for in a directory. */
    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}
