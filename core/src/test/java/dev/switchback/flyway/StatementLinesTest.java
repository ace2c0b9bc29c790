// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.flyway.StepOutcome.Applied;
import dev.switchback.migration.Migration;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementLinesTest {

    private static List<Integer> lines(String script, String... statements) {
        List<StatementRun> runs = Stream.of(statements)
                .map(sql -> new StatementRun(sql, 0, Duration.ZERO, List.of()))
                .toList();
        return StatementLines.locate(script, runs).stream()
                .map(StatementRun::line)
                .toList();
    }

    @Test
    void equalStatementsAreToldApartByTheirOrder() {
        assertThat(lines("SELECT 1;\n\nSELECT 1;\nSELECT 2;", "SELECT 1;", "SELECT 1;", "SELECT 2;"))
                .containsExactly(1, 3, 4);
    }

    @Test
    void statementThatIsNotFoundHasNoLineAndTheNextOneHas() {
        assertThat(lines("SELECT ${x};\nSELECT 2;", "SELECT 7;", "SELECT 2;")).containsExactly(0, 2);
    }

    @Test
    void linesAreThoseOfTheFirstWordInARealRun(@TempDir Path directory) throws SQLException, IOException {
        String script = "-- head\r\nCREATE TABLE ${name} (\r\n  id int);\r\n\r\n/* two\r\n lines */\r\n"
                + "DO $$ BEGIN\r\n PERFORM 1; END $$;\r\nINSERT INTO a VALUES (1); INSERT INTO a VALUES (1);\r\n";
        try (Project project = new Project(directory)) {
            project.set("placeholders.name", "a").with("migration/V1__a.sql", script);
            Migration migration = project.migration("1");
            Applied applied = (Applied) project.open(Role.MAIN).step(migration);
            assertThat(StatementLines.locate(
                            migration.script().orElseThrow(), project.settings(), applied.statements()))
                    .extracting(StatementRun::line)
                    .containsExactly(2, 7, 9, 9);
        }
    }
}
