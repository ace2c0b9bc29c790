// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.TransactionProbe.Onlooker;
import dev.switchback.engine.WorkProbe;
import dev.switchback.forecast.Work;
import java.sql.Connection;

/** Measures nothing yet. */
final class MysqlWorkProbe implements WorkProbe {

    @Override
    public Meter follow(Connection connection, Onlooker onlooker) {
        return new Meter() {
            @Override
            public void begin() {}

            @Override
            public Work after() {
                return Work.NOT_MEASURED;
            }
        };
    }
}
