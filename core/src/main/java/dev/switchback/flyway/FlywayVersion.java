// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.migration.HistoryProblem;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.internal.license.VersionPrinter;

/** The Flyway that is on the class path: the user's own. */
public final class FlywayVersion {

    /** The first whose open-source edition tells of each statement; before, nothing would be seen of what scripts do. */
    private static final String OLDEST = "10.12.0";

    private FlywayVersion() {}

    /** Returns its version, such as {@code 13.12.0}. */
    public static String onClassPath() {
        return VersionPrinter.getVersion();
    }

    static void requireStatementEvents() {
        requireStatementEvents(onClassPath());
    }

    static void requireStatementEvents(String version) {
        if (MigrationVersion.fromVersion(version).compareTo(MigrationVersion.fromVersion(OLDEST)) < 0) {
            throw new HistoryProblem(
                    "Flyway " + version + " does not tell what statements a script runs, so nothing could be judged",
                    "flyway-core on the class path",
                    "use Flyway " + OLDEST + " or newer for the rehearsal, as a test dependency or a dependency of the"
                            + " plugin; newer versions read the same history table");
        }
    }
}
