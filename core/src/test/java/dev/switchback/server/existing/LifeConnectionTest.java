// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.database.Database;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifeConnectionTest {

    @Test
    void aConnectionThatCannotBeMadeReadyIsClosed() throws Exception {
        List<Connection> seen = new ArrayList<>();
        try (Apart apart = Apart.with("CREATEDB")) {
            Database login = new Database(
                    apart.administrators().url(),
                    apart.user(),
                    apart.password(),
                    apart.administrators().name());
            assertThatThrownBy(() -> LifeConnection.open(unready(seen), login, Mark.random(), Duration.ofSeconds(10)))
                    .hasMessage("not ready");
            assertThat(seen).hasSize(1);
            assertThat(seen.get(0).isClosed()).isTrue();
        }
    }

    /** Returns a product on which no session can be made one that lasts. */
    private static Product unready(List<Connection> seen) {
        return (Product) Proxy.newProxyInstance(
                Product.class.getClassLoader(), new Class<?>[] {Product.class}, (proxy, method, arguments) -> {
                    seen.add((Connection) arguments[0]);
                    throw new SQLException("not ready");
                });
    }
}
