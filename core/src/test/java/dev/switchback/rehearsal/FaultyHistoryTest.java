// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One history with a fault in every other version: each is seen where it is, and none is blamed on the next. */
class FaultyHistoryTest {

    private static Map<String, String> verdicts = Map.of();

    @BeforeAll
    static void rehearse(@TempDir Path directory) throws RehearsalProblem {
        verdicts = new History(directory)
                .file(
                        "V1__customers.sql",
                        "CREATE TABLE customers"
                                + " (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL);")
                .file("undo/U1__customers.sql", "DROP TABLE customers;")
                .file("V2__phone.sql", "ALTER TABLE customers ADD COLUMN phone text NOT NULL;")
                .file("undo/U2__phone.sql", "ALTER TABLE customers DROP COLUMN phone;")
                .file("V3__city.sql", "ALTER TABLE customers ADD COLUMN city text;")
                .file("undo/U3__city.sql", "ALTER TABLE customers DROP COLUMN city;")
                .file(
                        "V4__two.sql",
                        "ALTER TABLE customers ADD COLUMN a text; ALTER TABLE customers ADD COLUMN b text;")
                .file("undo/U4__two.sql", "ALTER TABLE customers DROP COLUMN b;")
                .file("V5__street.sql", "ALTER TABLE customers ADD COLUMN street text;")
                .file("undo/U5__street.sql", "ALTER TABLE customers DROP COLUMN street;")
                .file("V6__missing.sql", "ALTER TABLE customers ADD COLUMN c text;")
                .file("V7__empty.sql", "ALTER TABLE customers ADD COLUMN d text;")
                .file("undo/U7__empty.sql", "-- nothing yet\n")
                .file(
                        "V8__gone.sql",
                        "-- Rollback: irreversible, the addresses must be gone\nDELETE FROM customers WHERE false;")
                .file("V9__archive.sql", """
                        CREATE TABLE former AS SELECT * FROM customers WHERE id % 2 = 0;
                        DELETE FROM customers WHERE id % 2 = 0;""")
                .file(
                        "undo/U9__archive.sql",
                        "INSERT INTO customers OVERRIDING SYSTEM VALUE SELECT * FROM former; DROP TABLE former;")
                .file("V10__drop.sql", "ALTER TABLE customers DROP COLUMN email;")
                .file(
                        "undo/U10__drop.sql",
                        "ALTER TABLE customers ADD COLUMN email text; UPDATE customers SET email = '';"
                                + " ALTER TABLE customers ALTER COLUMN email SET NOT NULL;")
                .rehearse();
    }

    @Test
    void columnWithoutDefaultFailsOnRowsOnlyAndTheNextVersionIsJudged() {
        assertThat(verdicts)
                .containsEntry("V2__phone.sql: fresh", "ok")
                .containsEntry("V2__phone.sql: incremental", "FAIL does-not-apply")
                .containsEntry("V2__phone.sql: rollback", "??")
                .containsEntry("V3__city.sql: incremental", "ok")
                .containsEntry("V3__city.sql: rollback", "ok");
    }

    @Test
    void undoThatLeavesSomethingFailsAndTheNextVersionIsJudged() {
        assertThat(verdicts)
                .containsEntry("V4__two.sql: incremental", "ok")
                .containsEntry("V4__two.sql: rollback", "FAIL does-not-apply-again undo-inexact")
                .containsEntry("V5__street.sql: rollback", "ok");
    }

    @Test
    void missingAndEmptyUndoEachSaySo() {
        assertThat(verdicts)
                .containsEntry("V6__missing.sql: rollback", "FAIL undo-missing")
                .containsEntry("V7__empty.sql: rollback", "FAIL undo-empty");
    }

    @Test
    void declaredIrreversibleIsNotApplicable() {
        assertThat(verdicts).containsEntry("V8__gone.sql: rollback", "n/a");
    }

    @Test
    void archiveThatTheUndoCarriesBackIsNotFilledInBetween() {
        assertThat(verdicts).containsEntry("V9__archive.sql: rollback", "ok");
    }

    @Test
    void undoThatForgetsTheRowsFails() {
        assertThat(verdicts)
                .containsEntry("V10__drop.sql: incremental", "ok")
                .containsEntry("V10__drop.sql: rollback", "FAIL values-cut");
    }
}
