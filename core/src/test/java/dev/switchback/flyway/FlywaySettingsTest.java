// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FlywaySettingsTest {

    @Test
    void theHistoryIsInTheDefaultSchemaElseInTheFirstOfAll() {
        assertThat(FlywaySettings.schema(Map.of("flyway.defaultSchema", "shop", "flyway.schemas", "a,b")))
                .contains("shop");
        assertThat(FlywaySettings.schema(Map.of("flyway.defaultSchema", " ", "flyway.schemas", " a , b")))
                .contains("a");
        assertThat(FlywaySettings.schema(Map.of("flyway.schemas", ","))).isEmpty();
        assertThat(FlywaySettings.schema(Map.of())).isEmpty();
    }
}
