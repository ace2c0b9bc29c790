// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class DialectTest {

    @Test
    void aSessionIsEndedInDigitsThatTheServerReads() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(Dialect.POSTGRESQL.endOfSession(1207)).isEqualTo("SELECT pg_terminate_backend(1207);");
            assertThat(Dialect.MYSQL.endOfSession(1207)).isEqualTo("KILL 1207;");
        } finally {
            Locale.setDefault(before);
        }
    }
}
