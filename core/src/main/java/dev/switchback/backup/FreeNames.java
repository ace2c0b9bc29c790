// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.engine.DatabaseExchange;
import dev.switchback.engine.DatabaseExchange.Names;
import dev.switchback.live.LiveDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Names for what a restore makes: nobody's yet, since what stands in an exchange's way is found by its name afterwards. */
final class FreeNames {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private FreeNames() {}

    /** Two restores may end within one second: the later one is called after the next. */
    static Names beside(LiveDatabase live, Connection administrative) throws SQLException {
        DatabaseExchange exchange = live.engine().exchange();
        Instant moment = Instant.now();
        Names names = at(moment, live);
        while (exchange.exists(administrative, names.fresh()) || exchange.exists(administrative, names.former())) {
            moment = moment.plusSeconds(1);
            names = at(moment, live);
        }
        return names;
    }

    private static Names at(Instant moment, LiveDatabase live) {
        return live.engine().exchange().names(live.database().name(), STAMP.format(moment));
    }
}
