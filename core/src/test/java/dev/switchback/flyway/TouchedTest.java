// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.TableName;
import dev.switchback.engine.LockedRelation;
import dev.switchback.flyway.StepOutcome.Applied;
import dev.switchback.flyway.StepOutcome.Failed;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TouchedTest {

    private Project project;

    @BeforeEach
    void open(@TempDir Path directory) throws SQLException, IOException {
        project = new Project(directory).with("migration/V1__tables.sql", """
                        CREATE TABLE a (id int PRIMARY KEY, t text);
                        CREATE TABLE b (id serial PRIMARY KEY, a int REFERENCES a ON DELETE CASCADE);
                        CREATE TABLE log (line text);
                        CREATE TABLE "Odd one" (x int);
                        CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql
                          AS $$ BEGIN INSERT INTO log VALUES (OLD.id); RETURN OLD; END $$;
                        CREATE TRIGGER noted AFTER DELETE ON b FOR EACH ROW EXECUTE FUNCTION note();
                        INSERT INTO a SELECT g, 'x' FROM generate_series(1, 3) g;
                        INSERT INTO b (a) SELECT id FROM a;
                        """);
    }

    @AfterEach
    void close() throws SQLException {
        project.close();
    }

    private Applied second(String sql) throws SQLException, IOException {
        project.with("migration/V2__second.sql", sql);
        SteppedRun run = project.open(Role.MAIN);
        run.step(project.migration("1"));
        StepOutcome outcome = run.step(project.migration("2"));
        assertThat(outcome).isInstanceOf(Applied.class);
        return (Applied) outcome;
    }

    private static String names(Touched touched) {
        TreeSet<String> names = new TreeSet<>();
        for (LockedRelation relation : touched.relations()) {
            names.add(relation.name().map(name -> name.name()).orElse("?"));
        }
        return String.join(" ", names);
    }

    @Test
    void writesThroughCascadesAndTriggersAreSeen() throws SQLException, IOException {
        Touched touched = second("DELETE FROM a WHERE id = 1;").touched();
        assertThat(names(touched)).isEqualTo("a b log");
        assertThat(touched.unknown()).isEmpty();
    }

    @Test
    void whatIsOnlyReadIsNotTouched() throws SQLException, IOException {
        assertThat(names(second("SELECT * FROM a JOIN b ON b.a = a.id; CREATE VIEW v AS SELECT * FROM log;")
                        .touched()))
                .isEqualTo("v");
    }

    private static String read(Touched touched) {
        return String.join(
                " ", new TreeSet<>(touched.read().stream().map(TableName::name).toList()));
    }

    @Test
    void tablesThatAreOnlyReadAreToldApart() throws SQLException, IOException {
        Touched touched = second("CREATE VIEW v AS SELECT * FROM log; INSERT INTO b (a) SELECT 1 + count(*) FROM v;"
                        + "CREATE TABLE c AS SELECT b.id FROM b; SELECT * FROM c;")
                .touched();
        assertThat(names(touched)).isEqualTo("b b_id_seq c v");
        assertThat(read(touched)).isEqualTo("a log");
        assertThat(touched.mentioned()).isEmpty();
    }

    @Test
    void nothingIsReadByWhatOnlyWrites() throws SQLException, IOException {
        assertThat(read(second("CREATE TABLE d (x int PRIMARY KEY); INSERT INTO d VALUES (1); UPDATE a SET t = 'y';")
                        .touched()))
                .isEmpty();
    }

    @Test
    void namesAreGuessedWhereLocksAreGone() throws SQLException, IOException {
        project.with("migration/V2__second.sql.conf", "executeInTransaction=false");
        Touched touched =
                second("SELECT * FROM \"Odd one\"; SELECT to_regproc('note');").touched();
        assertThat(touched.mentioned().stream().map(TableName::name)).containsExactlyInAnyOrder("Odd one", "log");
    }

    /** To print a view the server locks the tables of it, as it does for a function in the SQL standard's way. */
    @Test
    void whoGuessesNamesDoesNotWaitForTheScript() throws SQLException, IOException {
        project.with("migration/V1_1__late.sql", """
                CREATE VIEW seen AS SELECT b.id, "Odd one".x FROM b, "Odd one";
                CREATE FUNCTION standard() RETURNS bigint BEGIN ATOMIC SELECT count(*) FROM log; END;
                CREATE CONSTRAINT TRIGGER late AFTER INSERT ON a DEFERRABLE INITIALLY DEFERRED
                  FOR EACH ROW EXECUTE FUNCTION note();
                """);
        project.with(
                "migration/V2__second.sql",
                "SELECT * FROM seen; ALTER TABLE b ADD COLUMN n int; ALTER TABLE log ADD COLUMN n int; SELECT standard();");
        SteppedRun run = project.open(project.request(Role.MAIN).within(Project.seconds(1, 5)));
        run.step(project.migration("1"));
        run.step(project.migration("1.1"));

        StepOutcome outcome = run.step(project.migration("2"));

        assertThat(outcome).isInstanceOf(Applied.class);
        assertThat(outcome.touched().mentioned().stream().map(TableName::name))
                .containsExactlyInAnyOrder("b", "log", "Odd one");
    }

    @Test
    void aLongTextHasNamesToo() throws SQLException, IOException {
        project.with("migration/V2__second.sql.conf", "executeInTransaction=false");
        Touched touched = second("INSERT INTO log VALUES ('\"" + "x ".repeat(20_000) + "');")
                .touched();
        assertThat(touched.mentioned().stream().map(TableName::name)).containsExactly("log");
    }

    @Test
    void dynamicSqlAndSequencesAreSeen() throws SQLException, IOException {
        Touched touched = second("DO $$ BEGIN EXECUTE 'ALTER TABLE lo' || 'g ADD n int'; END $$;"
                        + "SELECT setval('b_id_seq', 100);")
                .touched();
        assertThat(names(touched)).isEqualTo("b_id_seq log");
    }

    @Test
    void eachRelationIsPutDownToTheStatementThatLockedItFirst() throws SQLException, IOException {
        Touched touched = second("UPDATE a SET t = 'y';\nUPDATE log SET line = '';\nUPDATE a SET t = 'z';")
                .touched();
        for (LockedRelation relation : touched.relations()) {
            assertThat(touched.seen().get(relation.oid()))
                    .containsExactly(Map.entry(
                            relation.name().orElseThrow().name().equals("a") ? 0 : 1, Set.of("RowExclusiveLock")));
        }
    }

    @Test
    void statementThatLocksInAnotherWayIsSeenToo() throws SQLException, IOException {
        Touched touched = second("ALTER TABLE a ADD COLUMN n int;\nUPDATE log SET line = '';\nUPDATE a SET t = 'z';\n"
                        + "UPDATE a SET t = 'y';")
                .touched();
        long a = touched.relations().stream()
                .filter(relation -> relation.name().orElseThrow().name().equals("a"))
                .findFirst()
                .orElseThrow()
                .oid();
        assertThat(touched.statements(List.of(a))).containsExactly(0, 2);
        assertThat(touched.statements(List.of(-1L))).isEmpty();
    }

    @Test
    void statementThatWasTakenBackToASavepointIsNotTakenForTheOneThatWrote() throws SQLException, IOException {
        Touched touched = second("SAVEPOINT s;\nUPDATE a SET t = 'y';\nROLLBACK TO s;\nUPDATE a SET t = 'z';")
                .touched();

        assertThat(touched.relations()).hasSize(1);
        assertThat(touched.statements(List.of(touched.relations().get(0).oid())))
                .containsExactly(3);
    }

    @Test
    void statementBeforeACommitIsStillKnown() throws SQLException, IOException {
        Touched touched = second("UPDATE a SET t = 'y';\nCOMMIT;\nBEGIN;\nUPDATE a SET t = 'z';")
                .touched();

        assertThat(touched.statements(List.of(touched.relations().get(0).oid())))
                .containsExactly(0, 3);
    }

    @Test
    void whichStatementOfABatchItWasIsNotSaid() throws SQLException, IOException {
        project.set("batch", "true");
        Touched touched = second("INSERT INTO log VALUES ('1');\nINSERT INTO log VALUES ('2');")
                .touched();
        assertThat(names(touched)).isEqualTo("log");
        assertThat(touched.seen()).isEmpty();
    }

    @Test
    void statementsKnowTheirLines() throws SQLException, IOException {
        assertThat(second("-- first\nUPDATE a SET t = 'y';\n\nUPDATE log\nSET line = '';")
                        .statements())
                .extracting(StatementRun::line)
                .containsExactly(2, 4);
    }

    @Test
    void droppedTableKeepsItsName() throws SQLException, IOException {
        assertThat(names(second("DROP TABLE b;").touched())).isEqualTo("a b b_id_seq");
    }

    @Test
    void workThatIsRolledBackInABlockIsNotTouched() throws SQLException, IOException {
        Touched touched = second("DO $$ BEGIN UPDATE log SET line = ''; RAISE 'no';"
                        + " EXCEPTION WHEN OTHERS THEN NULL; END $$;")
                .touched();
        assertThat(names(touched)).isEmpty();
    }

    @Test
    void scriptThatCommitsIsSeen() throws SQLException, IOException {
        for (String commit : new String[] {"COMMIT;", "COMMIT AND CHAIN;", "ROLLBACK;", "COMMIT; BEGIN;"}) {
            Applied applied = second("UPDATE a SET t = 'y';\n" + commit + "\nUPDATE log SET line = '';");
            assertThat(applied.committedByItself()).as(commit).isTrue();
            assertThat(applied.touched().unknown()).isPresent();
            close();
            open(project.directory.resolve(commit.replaceAll("\\W", "")));
        }
    }

    @Test
    void wordsAndSavepointsDoNotPassForACommit() throws SQLException, IOException {
        Applied applied = second("SELECT 'COMMIT;'; -- COMMIT;\nSAVEPOINT s; UPDATE a SET t = 'y'; ROLLBACK TO s;"
                + "DO $$ BEGIN PERFORM 1; END $$;");
        assertThat(applied.committedByItself()).isFalse();
        assertThat(applied.touched().unknown()).isEmpty();
    }

    @Test
    void failureAfterACommitSaysThatPartsMayStay() throws SQLException, IOException {
        project.with("migration/V2__second.sql", "CREATE TABLE half (); COMMIT; SELECT nonsense;");
        SteppedRun run = project.open(Role.MAIN);
        run.step(project.migration("1"));
        StepOutcome outcome = run.step(project.migration("2"));
        assertThat(outcome).isInstanceOf(Failed.class);
        assertThat(outcome.committedByItself()).isTrue();
        assertThat(project.ask("SELECT to_regclass('half') IS NULL")).isEqualTo("f");
    }

    @Test
    void deferredTriggerMakesItUnknownAndDeferredForeignKeyDoesNot() throws SQLException, IOException {
        project.with("migration/V2__second.sql", "CREATE TABLE c (a int REFERENCES a DEFERRABLE INITIALLY DEFERRED);")
                .with("migration/V3__third.sql", "INSERT INTO c VALUES (1);")
                .with(
                        "migration/V4__fourth.sql",
                        "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON c DEFERRABLE INITIALLY DEFERRED"
                                + " FOR EACH ROW EXECUTE FUNCTION note();");
        SteppedRun run = project.open(Role.MAIN);
        for (String version : new String[] {"1", "2", "3", "4"}) {
            StepOutcome outcome = run.step(project.migration(version));
            assertThat(((Applied) outcome).touched().unknown().isPresent())
                    .as(version)
                    .isEqualTo(version.equals("4"));
        }
    }

    @Test
    void scriptWithoutATransactionSaysSo() throws SQLException, IOException {
        project.with("migration/V2__second.sql.conf", "executeInTransaction=false");
        Applied applied = second("UPDATE a SET t = 'y';");
        assertThat(applied.committedByItself())
                .as("there is no transaction to end")
                .isFalse();
        assertThat(applied.touched().unknown().orElseThrow()).contains("without a transaction");
    }

    @Test
    void isolationLevelIsRefusedAsFlywayAloneRefusesIt() throws SQLException, IOException {
        project.with("migration/V2__second.sql", "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;");
        HeadRun.Outcome plain = HeadRun.toHead(project.settings(), project.database, Project.PROBES)
                .run();
        SteppedRun run = project.open(Role.MAIN);
        StepOutcome stepped = run.step(project.migration("2"));
        assertThat(stepped instanceof Failed).isEqualTo(plain.failure().isPresent());
    }

    @Test
    void warningsOfTheServerAreKept() throws SQLException, IOException {
        assertThat(second("DO $$ BEGIN RAISE WARNING 'mind the gap'; END $$;").statements())
                .singleElement()
                .satisfies(statement -> assertThat(statement.warnings()).containsExactly("mind the gap"));
    }
}
