// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/** Where a run of Flyway has got to. */
sealed interface Arrival {

    /** It stands before a script; everything before is committed and recorded. */
    record AtScript(MigrationInfo script) implements Arrival {}

    /** It is over: all done if there is no problem. */
    record AtEnd(@Nullable Throwable problem) implements Arrival {}
}
