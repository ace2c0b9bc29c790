// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.EvidenceHeader;
import dev.switchback.evidence.EvidenceProblem;
import dev.switchback.evidence.Ledger;
import dev.switchback.flyway.FlywaySettings;
import dev.switchback.flyway.HistoryReader;
import dev.switchback.migration.MigrationSet;
import dev.switchback.settings.Settings;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What evidence is bound to besides the scripts: another hash is other evidence. */
class EvidenceBindingTest {

    @TempDir
    private Path directory;

    private final Map<String, String> flyway = new HashMap<>();

    @BeforeEach
    void history() throws IOException {
        write("db/migration/V1__users.sql", "CREATE TABLE users (name text);");
        flyway.put("flyway.locations", "filesystem:db/migration");
    }

    @Test
    void callbackInAFolderOfItsOwn() throws Exception {
        flyway.put("flyway.callbackLocations", "filesystem:db/callbacks");
        write("db/callbacks/deep/afterMigrate.sql", "SELECT 1;");
        String before = hash();
        assertThat(hash()).isEqualTo(before);

        write("db/callbacks/deep/afterMigrate.sql", "SELECT 2;");

        assertThat(hash()).isNotEqualTo(before);
    }

    @Test
    void callbackOnTheClassPath() throws Exception {
        flyway.put("flyway.callbackLocations", "classpath:callbacks");
        write("classes/callbacks/beforeMigrate__log.sql", "SELECT 1;");
        String before = hash();

        write("classes/callbacks/beforeMigrate__log.sql", "SELECT 2;");

        assertThat(hash()).isNotEqualTo(before);
    }

    @Test
    void callbackInAFolderWithoutMigrations() throws Exception {
        write("db/migration/callbacks/afterMigrate.sql", "SELECT 1;");
        String before = hash();

        write("db/migration/callbacks/afterMigrate.sql", "SELECT 2;");

        assertThat(hash()).isNotEqualTo(before);
    }

    @Test
    void classOfAJavaMigration() throws Exception {
        flyway.put("flyway.locations", "filesystem:db/migration,classpath:acme");
        compile("1");
        String before = hash();
        compile("1");
        assertThat(hash()).isEqualTo(before);

        compile("2");

        assertThat(hash()).isNotEqualTo(before);
    }

    @Test
    void classWithoutAFileIsSaidToBeUnbound() throws Exception {
        flyway.put(
                "flyway.callbacks", "dev.switchback.flyway.javacallback.Counting,dev/switchback/flyway/javacallback");
        List<String> remarks = new ArrayList<>();

        header(remarks);

        assertThat(remarks)
                .filteredOn(remark -> remark.contains("no class file"))
                .singleElement()
                .asString()
                .startsWith("dev/switchback/flyway/javacallback ");
    }

    @Test
    void migrationThatTheOperatingSystemRuns() throws Exception {
        write("db/migration/V2__more.sh", "true");
        List<String> remarks = new ArrayList<>();
        String before = header(remarks).configurationHash();
        assertThat(remarks).noneMatch(remark -> remark.contains("no class file"));

        write("db/migration/V2__more.sh", "false");

        assertThat(hash()).isNotEqualTo(before);
    }

    @Test
    void whatFlywayDoesNotReadMakesNoDifference() throws Exception {
        String before = hash();
        write("db/migration/README.md", "How we write migrations");
        write("db/migration/old/notes.txt", "…");

        assertThat(hash()).isEqualTo(before);
    }

    @Test
    void sameCheckoutElsewhereIsTheSame() throws Exception {
        flyway.put("flyway.callbackLocations", "filesystem:db/callbacks");
        write("db/callbacks/afterMigrate.sql", "SELECT 1;");
        String here = hash();
        Path before = directory;
        directory = Files.createDirectory(before.resolve("elsewhere"));
        Files.move(before.resolve("db"), directory.resolve("db"));

        assertThat(hash()).isEqualTo(here);
    }

    @Test
    void commitIsThatOfTheCheckout() throws Exception {
        assertThat(header(new ArrayList<>()).commit()).isEmpty();
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(".git/refs/heads/main", "0123456789abcdef0123456789abcdef01234567\n");

        assertThat(header(new ArrayList<>()).commit()).contains("0123456789abcdef0123456789abcdef01234567");
    }

    private String hash() throws RehearsalProblem, EvidenceProblem, IOException {
        return header(new ArrayList<>()).configurationHash();
    }

    private EvidenceHeader header(List<String> remarks) throws RehearsalProblem, EvidenceProblem, IOException {
        Settings settings = Settings.defaults("history", directory).withFlyway(flyway);
        URL classes =
                Files.createDirectories(directory.resolve("classes")).toUri().toURL();
        RehearsalListener listener = new RehearsalListener() {
            @Override
            public void remark(String sentence) {
                remarks.add(sentence);
            }
        };
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes}, getClass().getClassLoader())) {
            Rehearsal.open(settings, loader, Hooks.NONE, listener).close();
            EvidenceHeader header = Ledger.read(settings.evidenceDirectory().resolve("history.partial.json"))
                    .header();
            FlywaySettings now = new FlywaySettings(settings.flyway(), loader, directory);
            MigrationSet history = HistoryReader.readFiles(now, settings.undoLocations());
            assertThat(CurrentConfiguration.of(settings, now, history).otherThan(header))
                    .as("what nobody has changed is the same without a run")
                    .isEmpty();
            return header;
        }
    }

    private void compile(String value) throws IOException {
        Path source = write("src/acme/V2__Java.java", """
                package acme;
                public class V2__Java extends org.flywaydb.core.api.migration.BaseJavaMigration {
                    @Override
                    public void migrate(org.flywaydb.core.api.migration.Context context) throws Exception {
                        context.getConnection().createStatement().execute("SELECT %s");
                    }
                }
                """.formatted(value));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        source.toString());
        assertThat(result).isZero();
    }

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
