// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.lab.Moment;
import dev.switchback.migration.Migration;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hook may empty a table that its migration does not touch; the next migration meets rows there all the same. */
class EmptiedByHookTest {

    private record Emptying(String migration) implements Hooks {
        @Override
        public boolean isConcernedWith(Moment moment, Migration about) {
            return moment == Moment.AFTER_UNDO && about.name().equals(migration);
        }

        @Override
        public void afterUndo(Migration about, Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM t");
            }
        }
    }

    @Test
    void tableIsFilledAgain(@TempDir Path directory) throws RehearsalProblem {
        History history = new History(directory)
                .file("V1__one.sql", "CREATE TABLE t (id int PRIMARY KEY); CREATE TABLE u (id int PRIMARY KEY);")
                .file("undo/U1__one.sql", "DROP TABLE t; DROP TABLE u;")
                .file("V2__two.sql", "ALTER TABLE u ADD COLUMN two text;")
                .file("undo/U2__two.sql", "ALTER TABLE u DROP COLUMN two;")
                .file("V3__three.sql", "ALTER TABLE t ADD COLUMN three int NOT NULL;")
                .file("undo/U3__three.sql", "ALTER TABLE t DROP COLUMN three;");

        assertThat(history.hooks(new Emptying("V2__two.sql")).rehearse())
                .containsEntry("V2__two.sql: rollback", "ok")
                .containsEntry("V3__three.sql: fresh", "ok")
                .containsEntry("V3__three.sql: incremental", "FAIL does-not-apply");
    }
}
