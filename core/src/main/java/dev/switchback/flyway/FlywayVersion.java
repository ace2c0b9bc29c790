// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import org.flywaydb.core.internal.license.VersionPrinter;

/** The Flyway that is on the class path: the user's own. */
public final class FlywayVersion {

    private FlywayVersion() {}

    /** Returns its version, such as {@code 13.12.0}. */
    public static String onClassPath() {
        return VersionPrinter.getVersion();
    }
}
