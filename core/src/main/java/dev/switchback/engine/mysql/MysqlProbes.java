// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.SessionProbes;

/** How the sessions of MySQL and MariaDB are looked at. */
public final class MysqlProbes {

    private MysqlProbes() {}

    /** Returns the probes; they keep nothing and may be shared. */
    public static SessionProbes create(Flavor flavor) {
        return new SessionProbes(
                new MysqlTransactionProbe(flavor),
                new MysqlActivityProbe(flavor),
                new SessionReading(flavor),
                new MysqlWorkProbe(flavor));
    }
}
