// SPDX-License-Identifier: Apache-2.0
package dev.switchback.it.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a user sees of a build of a small project, from a test class and from the command line. */
class BuildsTest extends NestedBuilds {

    @Test
    void inexactUndoFailsItsOwnTestAlone() throws Exception {
        Project project = Project.copied(ROOT.resolve("it/builds/src/projects/faulty"), directory);

        Build build = Build.run(directory, repository, "test");

        assertThat(build.exitCode()).isNotZero();
        assertThat(build.output())
                .contains("BUILD FAILURE")
                .contains("V2__add_email.sql: rollback")
                .contains("users_by_name");
        assertThat(project.failedTests()).containsExactly("V2__add_email.sql: rollback");
    }

    @Test
    void rehearseNeedsNoPom() throws Exception {
        migration("V1__create_users.sql", "CREATE TABLE users (user_id bigint PRIMARY KEY);");
        migration("U1__create_users.sql", "DROP TABLE users;");

        Build build = rehearse("-Dswitchback.locations=filesystem:db/migration");

        assertThat(build.output()).contains("BUILD SUCCESS").contains("V1__create_users.sql");
    }

    @Test
    void rehearseFailsOnAFaultyHistory() throws Exception {
        migration("V1__create_users.sql", "CREATE TABLE users (user_id bigint PRIMARY KEY);");

        Build build = rehearse("-Dswitchback.locations=filesystem:db/migration");

        assertThat(build.exitCode()).isNotZero();
        assertThat(build.output()).contains("BUILD FAILURE").contains("V1__create_users.sql has no undo script");
    }

    @Test
    void emptyLocationFails() throws Exception {
        Files.createDirectories(directory.resolve("db/migration"));

        Build build = rehearse("-Dswitchback.locations=filesystem:db/migration");

        assertThat(build.exitCode()).isNotZero();
        assertThat(build.output()).contains("BUILD FAILURE").contains("db/migration");
    }

    @Test
    void misspeltSettingFailsAndNamesTheRightOne() throws Exception {
        migration("V1__create_users.sql", "CREATE TABLE users (user_id bigint PRIMARY KEY);");

        Build build = rehearse("-Dswitchback.location=filesystem:db/migration");

        assertThat(build.exitCode()).isNotZero();
        assertThat(build.output())
                .contains("BUILD FAILURE")
                .contains("switchback.location ")
                .contains("switchback.locations");
    }

    private Build rehearse(String... settings) throws Exception {
        return Build.run(
                directory,
                repository,
                Stream.concat(Stream.of(Build.PLUGIN + ":rehearse"), Stream.of(settings))
                        .toArray(String[]::new));
    }

    private void migration(String name, String sql) throws IOException {
        Path file = directory.resolve("db/migration").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, sql);
    }
}
