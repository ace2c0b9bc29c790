// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds {@code docs/settings.md} and the defaults to the one list of settings. */
class SettingsPageTest {

    private static String table(Key.Scope scope) {
        return Arrays.stream(Key.values())
                .filter(key -> key.scope() == scope)
                .map(key -> "| `" + key.key() + "` | `" + EnvironmentVariables.variable(key.key()) + "` | "
                        + key.fallback() + " | " + key.description() + " |\n")
                .collect(Collectors.joining("", "| setting | environment | default | |\n|---|---|---|---|\n", ""));
    }

    /** When this fails, put the expected table into the page. */
    @ParameterizedTest
    @EnumSource
    void thePageListsEverySetting(Key.Scope scope) throws Exception {
        String page = Files.readString(Path.of("../docs/settings.md"));
        String name = "table of " + scope.name().toLowerCase(Locale.ROOT) + " settings made from Key.java: ";
        String begin = "<!-- " + name + "begin -->\n";

        assertThat(page.substring(page.indexOf(begin) + begin.length(), page.indexOf("<!-- " + name + "end -->")))
                .isEqualTo(table(scope));
    }

    @Test
    void statedDefaultsAreTheRealOnes() throws Exception {
        Settings defaults = Settings.defaults("x", Path.of("/base"));
        List<Key> stated = List.of(
                Key.DATABASE,
                Key.SEED,
                Key.ROWS,
                Key.HANG_LIMIT,
                Key.SCRIPT_LIMIT,
                Key.KEEP,
                Key.EVIDENCE,
                Key.SKIP,
                Key.PROGRESS);
        SettingsSource source =
                SettingsSource.of("stated", stated.stream().collect(Collectors.toMap(Key::key, Key::fallback)));

        assertThat(SettingsReader.read("x", Path.of("/base"), List.of(source)).settings())
                .isEqualTo(defaults);
    }

    @Test
    void everySettingHasAnEnvironmentVariableOfItsOwn() {
        assertThat(Arrays.stream(Key.values()).map(key -> EnvironmentVariables.variable(key.key())))
                .doesNotHaveDuplicates()
                .contains("SWITCHBACK_HANG_LIMIT", "SWITCHBACK_POSTGRESQL_HOME");
    }
}
