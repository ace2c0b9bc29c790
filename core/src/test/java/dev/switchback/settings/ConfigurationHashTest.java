// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationHashTest {

    private static String hash(String base, Map<String, String> values, Map<String, String> files) throws Exception {
        Settings settings = SettingsReader.read("x", Path.of(base), List.of(SettingsSource.of("x", values)))
                .settings();
        return ConfigurationHash.of(settings, files);
    }

    @Test
    void aChangedPlaceholderChangesIt() throws Exception {
        assertThat(hash("/a", Map.of("flyway.placeholders.p", "1"), Map.of()))
                .isNotEqualTo(hash("/a", Map.of("flyway.placeholders.p", "2"), Map.of()));
    }

    @Test
    void aChangedCallbackChangesIt() throws Exception {
        assertThat(hash("/a", Map.of(), Map.of("afterMigrate.sql", "1")))
                .isNotEqualTo(hash("/a", Map.of(), Map.of("afterMigrate.sql", "2")));
    }

    @Test
    void aChangedVolumeChangesIt() throws Exception {
        String none = hash("/a", Map.of(), Map.of());

        assertThat(hash("/a", Map.of("switchback.volumes", "orders=80M"), Map.of()))
                .isNotEqualTo(none);
        assertThat(hash("/a", Map.of("switchback.limit.failure", "1h"), Map.of()))
                .isNotEqualTo(none);
        assertThat(hash("/a", Map.of("switchback.calibration", "3"), Map.of())).isNotEqualTo(none);
    }

    /** What was judged with a single row in each table has seen no duplicate. */
    @Test
    void fewerRowsChangeIt() throws Exception {
        assertThat(hash("/a", Map.of("switchback.rows", "1"), Map.of())).isNotEqualTo(hash("/a", Map.of(), Map.of()));
    }

    @Test
    void theSameCheckoutElsewhereHasTheSame() throws Exception {
        Map<String, String> values =
                Map.of("flyway.locations", "filesystem:db/migration", "switchback.undoLocations", "filesystem:db/undo");

        assertThat(hash("/home/me/shop", values, Map.of())).isEqualTo(hash("/ci/build/7", values, Map.of()));
    }

    @Test
    void aDatabaseThatIsNotUsedDoesNotCount() throws Exception {
        assertThat(hash("/a", Map.of("flyway.url", "jdbc:postgresql:x"), Map.of()))
                .isEqualTo(hash("/a", Map.of(), Map.of()));
    }

    @Test
    void aLineBreakInAValueIsNotTheNextSetting() throws Exception {
        assertThat(hash("/a", Map.of("flyway.placeholders.a", "x\nflyway.placeholders.b=1:y"), Map.of()))
                .isNotEqualTo(hash("/a", Map.of("flyway.placeholders.a", "x", "flyway.placeholders.b", "y"), Map.of()));
    }
}
