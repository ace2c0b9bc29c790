// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.RecordedMigration;
import dev.switchback.evidence.SchemaRecord;
import dev.switchback.evidence.SchemaRecords;
import dev.switchback.migration.Version;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.Snapshot;
import dev.switchback.settings.Selection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaKeepingTest {

    private static final String POSTGRES = DatabaseRequest.DEFAULT.toString();

    @TempDir
    private static Path shared;

    private static final Map<String, Kept> KEPT = new HashMap<>();

    @TempDir
    private Path directory;

    /** What one rehearsal left behind, which several tests look at. */
    private record Kept(Map<String, String> verdicts, SchemaRecord record) {

        static Kept by(String database) throws Exception {
            Kept known = KEPT.get(database);
            if (known == null) {
                known = rehearsed(database);
                KEPT.put(database, known);
            }
            return known;
        }

        private static Kept rehearsed(String database) throws Exception {
            History history = history(database);
            List<CheckResult> results =
                    history.results(history.settings(DatabaseRequest.parse(database), Duration.ofSeconds(20)));
            return new Kept(History.summary(results), SchemaKeepingTest.record(directory(database)));
        }

        static Path directory(String database) {
            return shared.resolve(database.replace(':', '-'));
        }

        static History history(String database) {
            History three = SchemaKeepingTest.history(directory(database));
            return database.equals(POSTGRES) ? SchemaKeepingTest.secretAndIndexes(three) : locks(three);
        }

        void passed(String migration) {
            assertThat(verdicts)
                    .containsEntry(migration + ": fresh", "ok")
                    .containsEntry(migration + ": incremental", "ok");
        }
    }

    private static History history(Path directory) {
        return new History(directory)
                .file("V1__customers.sql", "CREATE TABLE customers (id bigint PRIMARY KEY, email varchar(100));")
                .file("V2__status.sql", "ALTER TABLE customers ADD COLUMN status varchar(20);")
                .file(
                        "V3__orders.sql",
                        "CREATE TABLE orders (id bigint PRIMARY KEY);\nINSERT INTO orders VALUES (1);\n\n"
                                + "ALTER TABLE orders ADD COLUMN at timestamp NULL;");
    }

    private static History secretAndIndexes(History history) {
        return history.flyway("flyway.placeholders.remotePassword", "Tr0ub4dor&3")
                .flyway("flyway.postgresql.transactional.lock", "false")
                .file(
                        "V4__remote.sql",
                        "CREATE FUNCTION remote() RETURNS text LANGUAGE sql AS $$ SELECT '${remotePassword}' $$;")
                .file(
                        "V5__indexes.sql",
                        "CREATE INDEX CONCURRENTLY a ON customers (email);\n"
                                + "CREATE INDEX CONCURRENTLY b ON customers (status);");
    }

    private static History locks(History history) {
        return history.file("V4__dump.sql", """
                        LOCK TABLES `customers` WRITE;
                        /*!40000 ALTER TABLE `customers` DISABLE KEYS */;
                        INSERT INTO customers VALUES (1, 'a', 'b');
                        /*!40000 ALTER TABLE `customers` ENABLE KEYS */;
                        UNLOCK TABLES;
                        CREATE TABLE parcels (id bigint PRIMARY KEY);
                        """).file("V5__locked.sql", """
                        LOCK TABLES `customers` WRITE;
                        ALTER TABLE customers ADD COLUMN a int;
                        ALTER TABLE customers ADD COLUMN b int;
                        UNLOCK TABLES;
                        """);
    }

    private static SchemaRecord record(Path directory) throws Exception {
        List<SchemaRecord> records = SchemaRecords.in(directory.resolve("target/switchback/evidence"));
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    private static boolean has(Snapshot schema, String owner, String column) {
        return schema.find(new ObjectKey("column", owner, column)).isPresent();
    }

    @Test
    void aRehearsalKeepsTheSchemaOfEachVersion() throws Exception {
        SchemaRecord record = Kept.by(POSTGRES).record();

        assertThat(record.header().account()).isEqualTo("postgres");
        assertThat(has(record.at(Version.parse("1")).orElseThrow(), "public.customers", "status"))
                .isFalse();
        assertThat(has(record.at(Version.parse("2")).orElseThrow(), "public.customers", "status"))
                .isTrue();
        assertThat(has(record.at(Version.parse("3")).orElseThrow(), "public.orders", "at"))
                .isTrue();
        assertThat(record.migrations().subList(0, 4))
                .allSatisfy(migration -> assertThat(migration.statements()).isEmpty());
    }

    @Test
    void aSecretThatAPlaceholderPutsIntoAFunctionIsNotWritten() throws Exception {
        SchemaRecord record = Kept.by(POSTGRES).record();

        String text =
                Files.readString(Kept.directory(POSTGRES).resolve("target/switchback/evidence/schema/history.json"));

        assertThat(text).contains("remote()", "(hidden, sha256 ").doesNotContain("Tr0ub4dor");
        assertThat(record.after(4)).isPresent();
    }

    @Test
    void aScriptWithoutATransactionIsKeptByStatements() throws Exception {
        List<Snapshot> statements = Kept.by(POSTGRES).record().statements(4);

        assertThat(statements).hasSize(3);
        assertThat(statements.get(1).find(new ObjectKey("index", "public.customers", "a")))
                .isPresent();
        assertThat(statements.get(1).find(new ObjectKey("index", "public.customers", "b")))
                .isEmpty();
    }

    @Test
    void aRunThatPassesVersionsOverDoesNotTakeThemAway() throws Exception {
        SchemaRecord before = Kept.by(POSTGRES).record();
        History history = Kept.history(POSTGRES);

        history.results(history.settings()
                .withSelection(new Selection(
                        List.of("V2__status.sql"),
                        history.settings().selection().checks(),
                        Optional.empty())));

        assertThat(SchemaKeepingTest.record(Kept.directory(POSTGRES)).migrations())
                .isEqualTo(before.migrations());
    }

    @Test
    void whatDoesNotApplyEndsTheRecord() throws Exception {
        history(directory)
                .file("V2__status.sql", "ALTER TABLE customers ADD COLUM status text;")
                .rehearse();

        assertThat(record(directory).migrations()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql:8.0", "mariadb:11.4"})
    void onMysqlItKeepsThatOfEachStatement(String database) throws Exception {
        SchemaRecord record = Kept.by(database).record();
        List<Snapshot> statements = record.statements(2);

        assertThat(record.migrations().get(2).statements())
                .extracting(RecordedMigration.Statement::line)
                .containsExactly(1, 2, 4);
        assertThat(statements).hasSize(4);
        assertThat(has(statements.get(0), "orders", "id")).isFalse();
        assertThat(has(statements.get(1), "orders", "id")).isTrue();
        assertThat(statements.get(2)).isEqualTo(statements.get(1));
        assertThat(has(statements.get(2), "orders", "at")).isFalse();
        assertThat(has(statements.get(3), "orders", "at")).isTrue();
        assertThat(record.migrations().get(0).statements()).hasSize(1);
    }

    /** Whoever looks at the triggers or the statistics of a table that a script has locked waits for the script, and the script for him. */
    @ParameterizedTest
    @ValueSource(strings = {"mysql:8.0", "mariadb:11.4"})
    void tablesLockedByADumpKeepNobodyWaiting(String database) throws Exception {
        Kept kept = Kept.by(database);

        kept.passed("V4__dump.sql");
        assertThat(kept.record().statements(3)).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql:8.0", "mariadb:11.4"})
    void aTableAlteredUnderALockIsToldByStatements(String database) throws Exception {
        Kept kept = Kept.by(database);

        kept.passed("V5__locked.sql");
        List<Snapshot> statements = kept.record().statements(4);
        assertThat(has(statements.get(2), "customers", "a")).isTrue();
        assertThat(has(statements.get(2), "customers", "b")).isFalse();
        assertThat(has(statements.get(3), "customers", "b")).isTrue();
    }
}
