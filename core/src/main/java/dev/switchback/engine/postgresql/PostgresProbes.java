// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.engine.SessionProbes;
import dev.switchback.engine.SessionSettings;

/** How PostgreSQL's sessions are looked at. */
public final class PostgresProbes {

    private PostgresProbes() {}

    /** Returns the probes; they keep nothing and may be shared. */
    public static SessionProbes create() {
        return new SessionProbes(
                new PostgresTransactionProbe(),
                new PostgresActivityProbe(),
                SessionSettings.NONE,
                new PostgresWorkProbe());
    }
}
