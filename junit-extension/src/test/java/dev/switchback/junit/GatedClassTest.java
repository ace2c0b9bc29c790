// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.gate.Gap;
import dev.switchback.gate.Gap.Kind;
import dev.switchback.release.gate.Gatekeeper;
import dev.switchback.settings.SettingsReader;
import dev.switchback.settings.SettingsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gate makes of that which test classes have left behind; it looks at a copy of their scripts, which can be edited. */
class GatedClassTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void copy() throws Exception {
        Path shop = Path.of(GatedClassTest.class.getResource("/shop").toURI());
        Files.createDirectories(directory.resolve("shop"));
        try (Stream<Path> files = Files.list(shop)) {
            for (Path file : files.toList()) {
                Files.copy(file, directory.resolve("shop").resolve(file.getFileName()));
            }
        }
    }

    private void run(Class<?>... classes) {
        JUnitRun.of(
                builder -> builder.configurationParameter("switchback.evidence", evidence())
                        .configurationParameter("switchback.volume.counts", "10,100")
                        .configurationParameter("switchback.volume.budget", "10m")
                        .configurationParameter("switchback.volumes", "*=100"),
                classes);
    }

    private String evidence() {
        return directory.resolve("evidence").toString();
    }

    /** The way back of V3 is declared not to exist, and nobody has approved that. */
    private List<Gap> gaps() throws Exception {
        SettingsSource source = SettingsSource.of(
                "the test",
                Map.of(
                        "flyway.locations",
                        "filesystem:" + directory.resolve("shop"),
                        "switchback.evidence",
                        evidence()));
        List<Gap> gaps = Gatekeeper.ask(
                        SettingsReader.read("shop", BuildDirectory.base(), List.of(source)),
                        getClass().getClassLoader(),
                        Instant.now())
                .gaps();
        return gaps.stream()
                .filter(gap -> gap.kind() != Kind.NOT_APPROVED || !gap.what().contains("the index is kept on purpose"))
                .toList();
    }

    private Gap only() throws Exception {
        List<Gap> gaps = gaps();
        assertThat(gaps).extracting(Gap::line).hasSize(1);
        return gaps.get(0);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve("shop").resolve(name), text);
    }

    @Test
    void whatATestClassHasProvenIsProven() throws Exception {
        assertThat(only().kind()).isEqualTo(Kind.NO_EVIDENCE);
        run(Shop.class);
        assertThat(gaps()).extracting(Gap::line).isEmpty();

        String undo = Files.readString(directory.resolve("shop/U2__add_email.sql"));
        write("U2__add_email.sql", undo + " ");
        assertThat(only().line())
                .startsWith("V2__add_email.sql: its undo script ")
                .endsWith("mvn test -Dtest=" + Shop.class.getName());
        write("U2__add_email.sql", undo);

        write("beforeEachMigrate.sql", "SELECT 1;");
        assertThat(only().kind()).isEqualTo(Kind.OTHER_CONFIGURATION);
        assertThat(only().line()).contains("beforeEachMigrate.sql is new, or the class leaves it out");
        Files.delete(directory.resolve("shop/beforeEachMigrate.sql"));

        run(Contrary.class);
        assertThat(only().kind()).isEqualTo(Kind.CONTRADICTION);
        assertThat(only().line())
                .startsWith("V2__add_email.sql: incremental: ")
                .contains(
                        "failed in " + Contrary.class.getName() + ".json",
                        "passed in " + Shop.class.getName() + ".json");
    }

    @Rehearse(locations = "classpath:shop")
    static class Shop implements MigrationTests {}

    @Rehearse(locations = "classpath:shop")
    static class Contrary implements MigrationTests {

        @AfterMigration("2")
        void expectsWhatIsNotThere(Connection connection) {
            throw new AssertionError("there should be a phone as well");
        }
    }
}
