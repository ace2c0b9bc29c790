// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceGuardTest {

    @TempDir
    Path directory;

    private LiveProject project() throws Exception {
        LiveProject project = new LiveProject(directory, "postgresql:18")
                .with("V1__shop.sql", "CREATE TABLE shop (id int);")
                .set("switchback.gate.policy", "default")
                .set("switchback.volume.counts", "10,100");
        Files.createDirectories(directory.resolve("db/undo"));
        Files.writeString(directory.resolve("db/undo/U1__shop.sql"), "DROP TABLE shop;");
        return project;
    }

    @Test
    void whatIsNotProvenIsNotApplied() throws Exception {
        try (LiveProject project = project()) {
            assertThat(project.failure())
                    .contains("The gate is closed for what is pending:", "there is no evidence in")
                    .contains("Nothing has been changed");
            assertThat(project.set("switchback.dryRun", "true").failure()).contains("The gate is closed");
            assertThat(project.ask("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void whatIsProvenIsAppliedAndWhatIsEditedSinceIsNot() throws Exception {
        try (LiveProject project = project().rehearsed()) {
            assertThat(project.migrate()).anySatisfy(line -> assertThat(line).contains("The gate is open"));

            project.with("V2__more.sql", "CREATE TABLE more (id int);");

            assertThat(project.failure())
                    .contains("V2__more.sql: no evidence in")
                    .doesNotContain("V1__shop.sql");
            assertThat(project.set("switchback.migrate.evidence", "none").migrate())
                    .noneSatisfy(line -> assertThat(line).contains("The gate"));
        }
    }
}
