// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.DatabaseExchange;
import dev.switchback.engine.DatabaseExchange.Names;
import dev.switchback.engine.choice.Engines;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeBeginningTest {

    /** Else a restore that is killed in between leaves an empty schema that nothing names. */
    @ParameterizedTest
    @ValueSource(strings = {"mysql", "mariadb"})
    void nothingIsMadeBeforeItIsWrittenDown(String product) throws Exception {
        Server server = product.equals("mysql") ? TestServers.mysql() : TestServers.mariadb();
        DatabaseExchange exchange = Engines.of(product).orElseThrow().exchange();
        Database live = server.create("live");
        Names names = exchange.names(live.name(), "20261122021500");
        try (Connection connection = live.connect()) {
            Jdbc.execute(connection, "CREATE TABLE t (a INT)");
            exchange.create(connection, names, "");
            Jdbc.execute(
                    connection, "CREATE VIEW " + ExchangeJournal.in(names.fresh()) + " AS SELECT 'in the way' AS a");

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> exchange.exchange(live::connect, names, Set.of()))
                    .withMessageContaining(ExchangeJournal.TABLE);

            assertThat(exchange.exists(connection, names.former())).isFalse();
            exchange.drop(connection, names.fresh());
        } finally {
            server.drop(live);
        }
    }
}
