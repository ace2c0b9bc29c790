// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceGuardTest {

    @TempDir
    Path directory;

    private LiveProject project(String product) throws Exception {
        LiveProject project = new LiveProject(directory, product)
                .set("switchback.database", product)
                .with("V1__shop.sql", "CREATE TABLE shop (id int);")
                .set("switchback.gate.policy", "default")
                .set("switchback.volume.counts", "10,100")
                .set("switchback.volume.budget", "10m")
                .set("switchback.volumes", "*=100");
        Files.createDirectories(directory.resolve("db/undo"));
        Files.writeString(directory.resolve("db/undo/U1__shop.sql"), "DROP TABLE shop;");
        return project;
    }

    @Test
    void whatIsNotProvenIsNotApplied() throws Exception {
        try (LiveProject project = project("postgresql:18")) {
            assertThat(project.failure())
                    .contains("The gate is closed for what is pending:", "there is no evidence in")
                    .contains("Nothing has been changed");
            assertThat(project.set("switchback.dryRun", "true").failure()).contains("The gate is closed");
            assertThat(project.ask("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"))
                    .isEqualTo("0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0", "mariadb:11.4"})
    void whatIsProvenIsAppliedAndWhatWasEditedOrIsNewSinceIsNot(String product) throws Exception {
        try (LiveProject project = project(product).rehearsed()) {
            String rehearsed = "CREATE TABLE shop (id int);";
            assertThat(project.with("V1__shop.sql", rehearsed + " ").failure())
                    .contains("V1__shop.sql: it was edited since it was rehearsed (shop.json).");
            assertThat(project.hasTable("shop")).isFalse();

            project.with("V1__shop.sql", rehearsed);
            assertThat(project.migrate()).anySatisfy(line -> assertThat(line).contains("The gate is open"));

            project.with("V2__more.sql", "CREATE TABLE more (id int);");

            assertThat(project.failure())
                    .contains("V2__more.sql: no evidence in")
                    .doesNotContain("V1__shop.sql");
            assertThat(project.hasTable("more")).isFalse();
            assertThat(project.set("switchback.migrate.evidence", "none").migrate())
                    .noneSatisfy(line -> assertThat(line).contains("The gate"));
        }
    }
}
