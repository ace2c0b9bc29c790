// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

/** This program itself. */
final class Tool {

    private Tool() {}

    /** Returns the version from the jar's manifest, or {@code development} where there is no jar. */
    static String version() {
        String version = Tool.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
