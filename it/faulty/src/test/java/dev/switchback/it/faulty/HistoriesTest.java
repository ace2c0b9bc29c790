// SPDX-License-Identifier: Apache-2.0
package dev.switchback.it.faulty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.rehearsal.RehearsalProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Rehearses each folder of {@code histories} and {@code histories-mysql}: the bad twin must fail with exactly the expected findings, the good one must hear
 * nothing. A single folder is asked for with {@code -Dhistory=undo-missing}, those of MySQL and MariaDB with {@code -Dhistory=mysql}.
 */
class HistoriesTest {

    private static final Path RESOURCES = Path.of("src/test/resources").toAbsolutePath();
    private static final Path PAGES = Path.of("../../docs/checks");

    @TestFactory
    Stream<DynamicTest> histories() throws IOException {
        String only = System.getProperty("history", "");
        return all().stream()
                .filter(history -> only.isEmpty() || history.folder().toString().contains(only))
                .map(history -> DynamicTest.dynamicTest(
                        history.name(), history.scripts().toUri(), () -> test(history)));
    }

    private static List<History> all() throws IOException {
        List<History> all = new ArrayList<>(History.all(RESOURCES.resolve("histories"), DatabaseRequest.DEFAULT));
        all.addAll(History.all(RESOURCES.resolve("histories-mysql"), DatabaseRequest.parse("mysql:8.0")));
        return all;
    }

    @Test
    void everyExpectedFindingHasALineInTheManual() throws IOException {
        for (History history : all()) {
            Set<String> expected = new TreeSet<>(history.fails());
            expected.addAll(history.warns());
            for (String finding : expected) {
                String[] parts = finding.split(": ");
                assertThat(Files.readString(PAGES.resolve(parts[1] + ".md")))
                        .as(history.name())
                        .contains("`" + parts[2] + "`");
            }
        }
    }

    private static void test(History history) throws RehearsalProblem {
        if (!history.problem().isEmpty()) {
            assertThatThrownBy(() -> Rehearsed.of(history))
                    .isInstanceOf(RehearsalProblem.class)
                    .hasMessageContaining(history.problem());
            return;
        }
        Rehearsed.of(history).assertAsExpected(history);
    }
}
