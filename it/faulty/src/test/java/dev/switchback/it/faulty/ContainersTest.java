// SPDX-License-Identifier: Apache-2.0
package dev.switchback.it.faulty;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.rehearsal.RehearsalProblem;
import dev.switchback.settings.ServerSettings.Where;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Rehearses some of the histories on servers in containers, of versions that cannot be embedded among them. There nothing can be
 * cloned on MySQL and MariaDB, so that the walk goes on by other means.
 */
class ContainersTest {

    private static final Path RESOURCES = Path.of("src/test/resources").toAbsolutePath();
    private static final Set<String> MYSQL = Set.of(
            "half-applied", "undo-half-applied", "undo-leaves-trigger", "undo-loses-values", "session-left-changed");
    /** This version is embedded elsewhere, with all histories. */
    private static final Set<String> MYSQL_8 = Set.of("undo-loses-values");

    private static final Set<String> POSTGRES = Set.of("rounds-values", "undo-leaves-role");

    /** The good twins of these tell nothing here that the others do not: no database is left in no version's state. */
    private static final Set<String> BAD_ALONE = Set.of("half-applied", "undo-half-applied", "undo-leaves-trigger");

    @TestFactory
    Stream<DynamicTest> histories() throws IOException {
        return Stream.of(
                        tests("histories-mysql", MYSQL_8, List.of("mysql:8.0")),
                        tests("histories-mysql", MYSQL, List.of("mysql:9.7", "mariadb:10.11")),
                        tests("histories", POSTGRES, List.of("postgresql:15", "postgresql:18")))
                .flatMap(tests -> tests);
    }

    private static Stream<DynamicTest> tests(String folder, Set<String> names, List<String> databases)
            throws IOException {
        List<History> histories = History.all(RESOURCES.resolve(folder), DatabaseRequest.DEFAULT);
        return databases.stream()
                .map(DatabaseRequest::parse)
                .flatMap(database -> histories.stream()
                        .filter(history ->
                                names.contains(history.folder().getFileName().toString()))
                        .filter(history -> history.isBad()
                                || !BAD_ALONE.contains(
                                        history.folder().getFileName().toString()))
                        .map(history -> history.on(database))
                        .distinct()
                        .map(history -> DynamicTest.dynamicTest(
                                history.name() + " in a container",
                                history.scripts().toUri(),
                                () -> test(history))));
    }

    private static void test(History history) throws RehearsalProblem {
        assumeThat(System.getenv("DOCKER_HOST"))
                .as("DOCKER_HOST names no container engine")
                .isNotNull();
        rehearsed(history).assertAsExpected(history);
    }

    /** Not every machine has every image, and not each can fetch one. */
    private static Rehearsed rehearsed(History history) throws RehearsalProblem {
        try {
            return Rehearsed.of(history, Where.CONTAINER);
        } catch (RehearsalProblem e) {
            assumeThat(e.getMessage()).as("no image for " + history.database()).doesNotContain("image");
            throw e;
        }
    }
}
