// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.engine.LockWait.Session;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionWordsTest {

    private static String all(Session session) {
        return SessionWords.all(session, time -> time.toSeconds() + " s");
    }

    @Test
    void aSessionIsNamedWithWhatItDoes() {
        assertThat(all(new Session(12, "shop", "reports", "active", Duration.ofSeconds(7), "SELECT  1\nFROM t")))
                .isEqualTo("session 12 (shop, reports), active for 7 s: SELECT 1 FROM t");
        assertThat(all(new Session(12, "shop", "", "idle in transaction", Duration.ofSeconds(7), " ")))
                .isEqualTo("session 12 (shop), idle in transaction for 7 s");
    }

    @Test
    void aTransactionWithoutASessionIsWhatItIs() {
        assertThat(all(new Session(0, "", "", "a prepared transaction", Duration.ZERO, "")))
                .isEqualTo("a prepared transaction");
    }

    @Test
    void ofALongStatementTheBeginningIsShown() {
        assertThat(SessionWords.shown("x".repeat(100))).isEqualTo("x".repeat(80) + "…");
    }
}
