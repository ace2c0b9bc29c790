// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema is held against the rehearsed one, before and after. */
class MigrateDriftTest {

    @TempDir
    Path directory;

    @Test
    void aSchemaThatWasNotRehearsedIsRefusedUnlessThatIsAccepted() throws Exception {
        try (LiveProject project = new LiveProject(directory, "postgresql:18")
                .set("switchback.check", "fresh")
                .with("V1__shop.sql", "CREATE TABLE shop (id int PRIMARY KEY);")
                .with("V2__more.sql", "CREATE TABLE more (id int PRIMARY KEY);")
                .with(
                        "V3__some.sql",
                        "DO $$ BEGIN IF current_user = 'nobody' THEN CREATE TABLE x (id int); END IF; END $$;")
                .rehearsed()) {
            project.set("flyway.target", "1").migrate();
            assertThat(project.printed())
                    .contains("The schema is an empty database", "The schema is version 1 as rehearsed");

            project.set("flyway.target", "2").execute("ALTER TABLE shop ADD hotfix int");
            assertThat(project.failure())
                    .contains(
                            "is not the rehearsed one",
                            "hotfix",
                            "-Dswitchback.drift=accept",
                            "Nothing has been changed");
            assertThat(project.hasTable("more")).isFalse();

            project.set("switchback.drift", "accept").migrate();
            assertThat(project.printed()).contains("It goes on all the same", "not as rehearsed", "is at version 2");

            project.execute("ALTER TABLE shop DROP hotfix");
            project.set("switchback.drift", "refuse").set("flyway.target", "3").migrate();
            assertThat(project.printed())
                    .contains("The schema is version 3 as rehearsed")
                    .doesNotContain("not as rehearsed");
        }
    }
}
