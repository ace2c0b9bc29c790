// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.Severity;
import dev.switchback.gate.Policy;
import dev.switchback.migration.HeaderField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateSettingsTest {

    @TempDir
    private Path directory;

    private static GateSettings read(String... keysAndValues) throws SettingsProblem {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put("switchback." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return SettingsReader.read("shop", Path.of("shop"), List.of(SettingsSource.of("the test", values)))
                .goal()
                .gate();
    }

    @Test
    void nothingSetIsTheDefaultPolicyAndMigrateGoesOnWithoutIt() throws SettingsProblem {
        assertThat(read()).isEqualTo(GateSettings.DEFAULT);
    }

    @Test
    void aPolicyThatIsConfiguredBindsMigrate() throws SettingsProblem {
        assertThat(read("gate.policy", "default").asksMigrate()).isTrue();
        assertThat(read("gate.policy", "strict", "migrate.evidence", "none").asksMigrate())
                .isFalse();
        assertThat(read("migrate.evidence", "required").asksMigrate()).isTrue();
    }

    @Test
    void settingsGoBeforeThePreset() throws SettingsProblem {
        Policy policy = read(
                        "gate.policy", "strict",
                        "gate.checks", "fresh, rollback",
                        "gate.header", "purpose,Testing",
                        "gate.waive", "column-order,V12:odd",
                        "gate.approvals", "none",
                        "gate.forecast", "middle",
                        "gate.backup", "2d")
                .policy();

        assertThat(policy.checks()).containsExactly(new CheckId("fresh"), new CheckId("rollback"));
        assertThat(policy.severity()).isEqualTo(Severity.WARNING);
        assertThat(policy.header()).containsExactlyInAnyOrder(HeaderField.PURPOSE, HeaderField.TESTING);
        assertThat(policy.waivers()).containsExactlyInAnyOrder("column-order", "V12:odd");
        assertThat(policy.approvals()).isFalse();
        assertThat(policy.sure()).isFalse();
        assertThat(policy.backupAge()).contains(Duration.ofDays(2));
    }

    @Test
    void slipsNameWhatWasMeant() {
        assertThatThrownBy(() -> read("gate.polcy", "strict"))
                .hasMessageContaining("did you mean switchback.gate.policy?");
        assertThatThrownBy(() -> read("gate.policy", "stict")).hasMessageContaining("did you mean strict?");
        assertThatThrownBy(() -> read("gate.checks", "rolback")).hasMessageContaining("did you mean rollback?");
        assertThatThrownBy(() -> read("gate.header", "approved")).hasMessageContaining("is no field of a header");
        assertThatThrownBy(() -> read("gate.since", "1", "gate.base", "main")).hasMessageContaining("keep one of them");
    }

    private PolicyFileReading file(String place, String text) throws IOException, SettingsProblem {
        Path file = directory.resolve(place).resolve(PolicyFile.NAME);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        SettingsSource locations = SettingsSource.of(
                "the test", Map.of("flyway.locations", "filesystem:db/migration/{vendor},filesystem:more"));
        return new PolicyFileReading(
                PolicyFile.beside(List.of(locations), directory).orElseThrow());
    }

    private record PolicyFileReading(SettingsSource source) {}

    @Test
    void thePolicyLiesBesideTheMigrations() throws Exception {
        assertThat(file("db/migration", "switchback.gate.policy=strict\n")
                        .source()
                        .values())
                .containsEntry("switchback.gate.policy", "strict");
    }

    @Test
    void twoPoliciesAreAProblem() throws Exception {
        file("db/migration", "switchback.gate.policy=strict\n");

        assertThatThrownBy(() -> file("", "switchback.gate.policy=default\n"))
                .isInstanceOf(SettingsProblem.class)
                .hasMessageContaining("two policies");
    }

    @Test
    void nothingElseMayStandThere() {
        assertThatThrownBy(() -> file("more", "switchback.rows=5\n"))
                .isInstanceOf(SettingsProblem.class)
                .hasMessageContaining("switchback.rows", "nothing else is read from there");
        assertThatThrownBy(() -> file("more", "policy=strict\n"))
                .hasMessageContaining("did you mean switchback.gate.policy?");
    }

    @Test
    void noFileIsNoPolicy() throws SettingsProblem {
        assertThat(PolicyFile.beside(List.of(), directory)).isEmpty();
    }
}
