// SPDX-License-Identifier: Apache-2.0
package dev.switchback.it.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of a build: from a test class, and from the command line. */
class BuildsTest {

    private static final Path ROOT = Path.of(System.getProperty("switchback.root"));

    @TempDir
    static Path repositoryDirectory;

    static LocalRepository repository;

    @TempDir
    Path directory;

    @BeforeAll
    static void installReactor() throws IOException {
        repository = LocalRepository.of(ROOT, repositoryDirectory);
    }

    @Test
    void quickstartPasses() throws Exception {
        copy(ROOT.resolve("it/quickstart"), directory);

        Build build = Build.run(directory, repository, "test");

        assertThat(build.output()).contains("BUILD SUCCESS");
        assertThat(surefireXml())
                .contains("V1__create_catalogue.sql: fresh")
                .contains("V12__move_addresses_out_of_customers.sql: incremental")
                .contains("V22__index_orders_by_customer.sql: rollback")
                .contains("R__best_sellers.sql: fresh");
    }

    @Test
    void quickstartPassesOnANewerJava() throws Exception {
        Path java = NewerJava.find(25);
        copy(ROOT.resolve("it/quickstart"), directory);

        Build build = Build.run(java, directory, repository, "test");

        assertThat(build.output()).contains("BUILD SUCCESS");
        assertThat(surefireXml()).contains("V22__index_orders_by_customer.sql: rollback");
    }

    @Test
    void mysqlQuickstartPassesOnBothProducts() throws Exception {
        copy(ROOT.resolve("it/quickstart-mysql"), directory);

        Build build = Build.run(directory, repository, "test", "-Dswitchback.check=fresh,rollback");

        assertThat(build.output()).contains("BUILD SUCCESS");
        assertThat(surefireXml())
                .contains("V6__count_orders.sql: rollback [mysql:8.0]")
                .contains("V6__count_orders.sql: rollback [mariadb:11.4]");
    }

    @Test
    void quickstartPassesFromTheCommandLine() throws Exception {
        copy(ROOT.resolve("it/quickstart"), directory);

        Build build = Build.run(directory, repository, "switchback:rehearse");

        assertThat(build.output()).contains("BUILD SUCCESS").contains("V25__describe_and_grant.sql");
    }

    @Test
    void inexactUndoFailsItsOwnTestAlone() throws Exception {
        copy(ROOT.resolve("it/builds/src/projects/faulty"), directory);

        Build build = Build.run(directory, repository, "test");

        assertThat(build.exitCode()).isNotZero();
        assertThat(build.output())
                .contains("BUILD FAILURE")
                .contains("V2__add_email.sql: rollback")
                .contains("users_by_name");
        assertThat(failed()).containsExactly("V2__add_email.sql: rollback");
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

    private String surefireXml() throws IOException {
        try (Stream<Path> reports = Files.list(directory.resolve("target/surefire-reports"))) {
            StringBuilder all = new StringBuilder();
            for (Path report :
                    reports.filter(file -> file.toString().endsWith(".xml")).toList()) {
                all.append(Files.readString(report));
            }
            return all.toString();
        }
    }

    /** Returns the names of the test cases that have a failure or an error. */
    private List<String> failed() throws IOException {
        return Stream.of(surefireXml().split("<testcase "))
                .skip(1)
                .filter(testcase -> testcase.contains("<failure") || testcase.contains("<error"))
                .map(testcase -> testcase.replaceFirst("(?s)^.*?name=\"([^\"]*)\".*$", "$1"))
                .toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(each -> !from.relativize(each).startsWith("target"))
                    .toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
