// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Jdbc;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseLockTest {

    /** The server removes the temporary tables of a session that was closed first, and then gives up its locks. */
    @Test
    void theNextOneGetsItAtOnce(@TempDir Path directory) throws Exception {
        try (Project project = new Project(directory)) {
            try (ReleaseLock lock = ReleaseLock.take(project.settings(), project.database)) {
                Jdbc.execute(
                        lock.session(),
                        "DO $$ BEGIN FOR i IN 1..500 LOOP EXECUTE 'CREATE TEMPORARY TABLE t' || i || ' (a int PRIMARY"
                                + " KEY)'; END LOOP; END $$");
            }
            ReleaseLock.take(project.settings(), project.database).close();
        }
    }
}
