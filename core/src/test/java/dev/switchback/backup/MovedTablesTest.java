// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.live.LiveProblem;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A restore where no database can be renamed, so that the tables move. */
class MovedTablesTest {

    /** Objects of each kind that is hard to move, beside those of {@link Samples}. */
    static final String[] HARD = {
        "CREATE TABLE parent (id int PRIMARY KEY, n int, CONSTRAINT positive CHECK (n > 0))",
        "CREATE TABLE child (id int PRIMARY KEY, parent int, words text, FULLTEXT KEY words (words),"
                + " CONSTRAINT of_parent FOREIGN KEY (parent) REFERENCES parent (id))",
        "CREATE TABLE audit (id int AUTO_INCREMENT PRIMARY KEY, said varchar(99))",
        "CREATE TRIGGER first_one AFTER INSERT ON parent FOR EACH ROW INSERT INTO audit (said) VALUES (CONCAT('a', NEW.id))",
        "CREATE TRIGGER second_one AFTER INSERT ON parent FOR EACH ROW FOLLOWS first_one"
                + " INSERT INTO audit (said) VALUES ('{b} ü')",
        "CREATE VIEW a_view AS SELECT z_view.id FROM z_view",
        "INSERT INTO parent VALUES (1, 1)",
    };

    @TempDir
    Path directory;

    private static void fill(LiveTables live) throws SQLException {
        live.project.run(Samples.MYSQL);
        live.project.run("CREATE VIEW z_view AS SELECT id FROM customers");
        live.project.run(HARD);
        if (live.database.url().contains("mariadb")) {
            live.project.run(Samples.MARIADB);
            live.project.run("CREATE TRIGGER " + live.database.name() + ".named AFTER DELETE ON " + live.database.name()
                    + ".parent FOR EACH ROW INSERT INTO audit (said) VALUES ('deleted')");
        }
        live.project.run("CREATE EVENT often ON SCHEDULE EVERY 1 SECOND DO INSERT INTO audit (said) VALUES ('tick')");
        live.project.run("ALTER EVENT often DISABLE", "ALTER EVENT often ENABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "mariadb"})
    void aServerWithoutRoomForASecondSchemaIsSeenBeforeItIsFilled(String product) throws Exception {
        try (LiveTables live = new LiveTables(product, directory)) {
            live.project.run("CREATE TABLE t (a int PRIMARY KEY)", "INSERT INTO t VALUES (1)");
            live.claimSize(live.backUp());

            assertThatExceptionOfType(LiveProblem.class)
                    .isThrownBy(live::restore)
                    .withMessageContaining("Nothing was restored: the server's disk has ")
                    .withMessageContaining("The second database takes about 70000 TB of the server's disk");

            assertThat(live.beside()).isEmpty();
            assertThat(live.text("SELECT COUNT(*) FROM t")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "mariadb"})
    void whileAnotherIsUnderWayNothingIsTakenBackOrFinished(String product) throws Exception {
        try (LiveTables live = new LiveTables(product, directory)) {
            live.project.run("CREATE TABLE t (a int)");
            live.backUp();
            List<Throwable> seconds = new ArrayList<>();

            for (int i = 1; i <= 2; i++) {
                LiveRestore.restore(live.project.reading(live.settings()), line -> {
                    if (line.startsWith("Restored in ")) {
                        seconds.add(catchThrowable(live::restore));
                    }
                });
                assertThat(live.beside()).hasSize(i);
            }

            assertThat(seconds)
                    .hasSize(2)
                    .allSatisfy(second -> assertThat(second)
                            .hasMessageContaining(
                                    "Nothing was restored: A release or a restore of this database is under way already")
                            .hasMessageContaining("KILL "));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "mariadb"})
    void theRestoredTablesTakeThePlaceOfTheLiveOnesAsTheyWere(String product) throws Exception {
        try (LiveTables live = new LiveTables(product, directory)) {
            fill(live);
            List<String> before = live.schema();
            String audited = live.text("SELECT COUNT(*) FROM audit");
            live.backUp();
            live.project.run(
                    "DROP TRIGGER second_one",
                    "CREATE TRIGGER later BEFORE INSERT ON audit FOR EACH ROW SET NEW.said = UPPER(NEW.said)",
                    "DROP VIEW glad",
                    "CREATE OR REPLACE VIEW z_view AS SELECT 7 AS id",
                    "CREATE VIEW newer AS SELECT id FROM parent",
                    "DROP FUNCTION twice",
                    "CREATE FUNCTION twice(i int) RETURNS int DETERMINISTIC RETURN i * 3",
                    "CREATE PROCEDURE newer() SELECT 1",
                    "DROP EVENT sweep",
                    "INSERT INTO parent VALUES (2, 2)",
                    "DROP TABLE bills",
                    "CREATE VIEW bills AS SELECT id FROM parent",
                    "CREATE TABLE later_table (a int)");

            live.restore();

            assertThat(live.schema()).as(live.project.said()).isEqualTo(before);
            assertThat(live.text("SELECT COUNT(*) FROM customers")).isEqualTo("900");
            assertThat(live.text("SELECT COUNT(*) FROM parent")).isEqualTo("1");
            assertThat(live.text("SELECT COUNT(*) FROM a_view")).isEqualTo("900");
            assertThat(live.text("SELECT twice(2)")).isEqualTo("4");
            assertThat(live.text("SELECT COUNT(*) FROM audit")).isEqualTo(audited);
            live.project.run("INSERT INTO parent VALUES (5, 5)");
            assertThat(LiveTables.texts(live.database, "SELECT said FROM audit ORDER BY id DESC LIMIT 2"))
                    .containsExactly("{b} ü", "a5");
            assertThat(live.beside()).singleElement().asString().contains("_former_");
            Database former = live.former();
            assertThat(LiveTables.text(former, "SELECT COUNT(*) FROM parent")).isEqualTo("2");
            assertThat(LiveTables.text(former, "SELECT id FROM a_view LIMIT 1")).isEqualTo("7");
            assertThat(LiveTables.text(former, "SELECT COUNT(*) FROM bills")).isEqualTo("2");
            assertThat(LiveTables.texts(
                            former,
                            "SELECT STATUS FROM information_schema.EVENTS WHERE EVENT_SCHEMA = '" + former.name()
                                    + "'"))
                    .containsExactly("DISABLED");
            assertThat(LiveTables.texts(
                            former,
                            "SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = '"
                                    + former.name() + "'"))
                    .contains("first_one", "later", "tidy")
                    .doesNotContain("second_one");
            assertThat(live.project.said())
                    .contains(
                            live.database.name() + " is the restored database from now on. Whoever uses it waited for ")
                    .contains("DROP DATABASE `" + former.name() + "`;");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "mariadb"})
    void aForeignKeyOfAnotherSchemaIsAnObstacleThatIsSeenBefore(String product) throws Exception {
        try (LiveTables live = new LiveTables(product, directory)) {
            live.project.run(
                    "CREATE TABLE parent (id int PRIMARY KEY)",
                    "CREATE DATABASE " + live.database.name() + "_other",
                    "CREATE TABLE " + live.database.name() + "_other.child (p int, CONSTRAINT outside FOREIGN KEY (p)"
                            + " REFERENCES " + live.database.name() + ".parent (id))");
            live.backUp();

            assertThatExceptionOfType(LiveProblem.class)
                    .isThrownBy(live::restore)
                    .withMessageContaining("_other.child (outside) refers to " + live.database.name() + ".parent")
                    .withMessageContaining("Drop those foreign keys, restore, and add them again")
                    .withMessageContaining("is as it was");
            assertThat(live.beside()).containsExactly(live.database.name() + "_other");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "mariadb"})
    void anAccountThatMayNotIsToldTheGrant(String product) throws Exception {
        try (LiveTables live = new LiveTables(product, directory)) {
            live.project.run(
                    "CREATE TABLE t (a int)",
                    "CREATE USER IF NOT EXISTS modest IDENTIFIED BY 'modest-1'",
                    "GRANT SELECT, INSERT, SHOW VIEW, TRIGGER, EVENT ON " + live.database.name() + ".* TO modest");
            live.backUp();
            Project modest = new Project(directory, new Database(live.database.url(), "modest", "modest-1", ""));

            assertThatExceptionOfType(LiveProblem.class)
                    .isThrownBy(() -> live.restore(modest))
                    .withMessageContaining("lacks privileges that it takes: ")
                    .withMessageContaining("GRANT ALL PRIVILEGES ON `" + live.database.name() + "`.* TO `modest`@`%`;")
                    .withMessageContaining("\\_restored\\_%`.* TO `modest`@`%`")
                    .withMessageContaining("is as it was");
            assertThat(live.beside()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "mariadb"})
    void whoHasATableInUseIsNamedAndAllStaysAsItWas(String product) throws Exception {
        try (LiveTables live = new LiveTables(product, directory);
                Connection user = live.database.connect()) {
            fill(live);
            live.backUp();
            List<String> before = live.schema();
            user.setAutoCommit(false);
            Jdbc.execute(user, "INSERT INTO parent VALUES (9, 9)");
            String session = Jdbc.text(user, "SELECT CONNECTION_ID()");

            assertThatExceptionOfType(LiveProblem.class)
                    .isThrownBy(live::restore)
                    .withMessageContaining("could not be locked within 5 seconds, in 3 attempts")
                    .withMessageContaining("KILL " + session + ";")
                    .withMessageContaining("is as it was");
            user.commit();
            assertThat(live.schema()).isEqualTo(before);
            assertThat(live.text("SELECT COUNT(*) FROM parent")).isEqualTo("2");
            assertThat(live.beside()).isEmpty();
        }
    }
}
