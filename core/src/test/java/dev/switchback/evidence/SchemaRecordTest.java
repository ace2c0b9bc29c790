// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchback.migration.Migration;
import dev.switchback.migration.Version;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaRecordTest {

    private static final SchemaRecord.Header HEADER =
            new SchemaRecord.Header("shop", "0.1.0", Sample.STARTED, "postgresql", "18.6", "postgres");

    private static final List<Migration> HISTORY =
            List.of(Sample.versioned("1", "one"), Sample.versioned("2", "two"), Sample.versioned("3", "three"));

    private static final Snapshot EMPTY = tables("public");

    @TempDir
    Path directory;

    private static Snapshot tables(String... names) {
        return Snapshot.of(Arrays.stream(names)
                .map(name -> SchemaObject.of(
                        new ObjectKey("table", "", name), Map.of("owner", "postgres", "comment", "\"<ä>\"\n" + name)))
                .toList());
    }

    private Path file() {
        return directory.resolve("schema/shop.json");
    }

    private static SchemaRecording recording(Migration... history) {
        return new SchemaRecording(history.length == 0 ? HISTORY : List.of(history));
    }

    private static SchemaRecord record(SchemaRecording recording) {
        return recording.record(HEADER).orElseThrow();
    }

    private static void pass(SchemaRecording recording, Migration migration) {
        recording.begin();
        recording.applied(migration, List.of());
    }

    private static SchemaRecord whole() {
        SchemaRecording recording = recording();
        recording.schema(EMPTY);
        pass(recording, HISTORY.get(0));
        recording.schema(tables("public", "a"));
        recording.begin();
        recording.statement(tables("a", "b", "public"));
        recording.statement(tables("a", "b", "public"));
        recording.applied(HISTORY.get(1), List.of(1, 4, 9));
        recording.schema(tables("b", "c", "public"));
        pass(recording, HISTORY.get(2));
        recording.schema(tables("b", "d", "public"));
        return record(recording);
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws Exception {
        SchemaRecord record = whole();

        SchemaRecords.keep(directory, record);

        assertThat(SchemaRecords.in(directory))
                .singleElement()
                .satisfies(read -> assertThat(read.migrations()).isEqualTo(record.migrations()))
                .satisfies(read -> assertThat(read.initial()).isEqualTo(record.initial()))
                .satisfies(read -> assertThat(read.header().name()).isEqualTo("shop"))
                .satisfies(read -> assertThat(read.header().account()).isEqualTo("postgres"));
        assertThat(Ledger.current(directory, "shop")).isEmpty();
    }

    @Test
    void eachVersionHasItsSchema() throws Exception {
        SchemaRecords.keep(directory, whole());
        SchemaRecord record = SchemaRecords.read(file());

        assertThat(record.before()).isEqualTo(EMPTY);
        assertThat(record.at(Version.parse("1"))).contains(tables("a", "public"));
        assertThat(record.at(Version.parse("2"))).contains(tables("b", "c", "public"));
        assertThat(record.at(Version.parse("3"))).contains(tables("b", "d", "public"));
        assertThat(record.at(Version.parse("4"))).isEmpty();
    }

    @Test
    void eachStatementHasWhatItsScriptTouches() throws Exception {
        SchemaRecords.keep(directory, whole());
        SchemaRecord record = SchemaRecords.read(file());

        assertThat(record.statements(1))
                .containsExactly(tables("a"), tables("a", "b"), tables("a", "b"), tables("b", "c"));
        assertThat(record.migrations().get(1).statements())
                .extracting(RecordedMigration.Statement::line)
                .containsExactly(1, 4, 9);
        assertThat(record.statements(0)).isEmpty();
    }

    @Test
    void statementsThatWereNotAllLookedAtAreNotKnown() throws Exception {
        SchemaRecording recording = recording();
        recording.schema(EMPTY);
        recording.begin();
        recording.statement(tables("a", "public"));
        recording.applied(HISTORY.get(0), List.of(1, 2, 3));
        recording.schema(tables("a", "b", "public"));

        SchemaRecord record = record(recording);

        assertThat(record.statements(0)).isEmpty();
        assertThat(record.after(1)).contains(tables("a", "b", "public"));
    }

    @Test
    void whatNobodyLookedAtIsNotKnown() throws Exception {
        SchemaRecording recording = recording();
        recording.schema(EMPTY);
        pass(recording, HISTORY.get(0));
        pass(recording, HISTORY.get(1));
        recording.schema(tables("b", "c", "public"));
        pass(recording, HISTORY.get(2));

        SchemaRecord record = record(recording);

        assertThat(record.migrations()).hasSize(2);
        assertThat(record.after(1)).isEmpty();
        assertThat(record.after(2)).contains(tables("b", "c", "public"));
    }

    @Test
    void whatAScriptLeavesThatFailedIsNoVersionsSchema() {
        SchemaRecording recording = recording();
        recording.schema(EMPTY);
        recording.begin();
        recording.failed();
        recording.schema(tables("a", "public"));

        assertThat(recording.record(HEADER)).isEmpty();
    }

    @Test
    void aShorterRunOfTheSameScriptsTakesNothingAway() throws Exception {
        SchemaRecords.keep(directory, whole());
        SchemaRecording shorter = recording();
        shorter.schema(EMPTY);
        pass(shorter, HISTORY.get(0));
        pass(shorter, HISTORY.get(1));
        shorter.schema(tables("b", "c", "public"));

        SchemaRecords.keep(directory, record(shorter));

        assertThat(SchemaRecords.read(file()).migrations()).isEqualTo(whole().migrations());
    }

    @Test
    void aRunOfTheNewestScriptAloneAddsIt() throws Exception {
        SchemaRecording old = recording(HISTORY.get(0), HISTORY.get(1));
        old.schema(EMPTY);
        pass(old, HISTORY.get(0));
        old.schema(tables("a", "public"));
        pass(old, HISTORY.get(1));
        old.schema(tables("b", "c", "public"));
        SchemaRecords.keep(directory, record(old));
        SchemaRecording newest = recording();
        newest.schema(EMPTY);
        pass(newest, HISTORY.get(0));
        pass(newest, HISTORY.get(1));
        newest.schema(tables("b", "c", "public"));
        pass(newest, HISTORY.get(2));
        newest.schema(tables("b", "d", "public"));

        SchemaRecords.keep(directory, record(newest));

        SchemaRecord both = SchemaRecords.read(file());
        assertThat(both.after(1)).contains(tables("a", "public"));
        assertThat(both.after(3)).contains(tables("b", "d", "public"));
    }

    @Test
    void aRunThatSawAnotherSchemaReplacesWhatWasThere() throws Exception {
        SchemaRecords.keep(directory, whole());
        SchemaRecording other = recording();
        other.schema(EMPTY);
        pass(other, HISTORY.get(0));
        other.schema(tables("z", "public"));

        SchemaRecords.keep(directory, record(other));

        assertThat(SchemaRecords.read(file()).migrations()).hasSize(1);
    }

    @Test
    void anEditedScriptIsAnotherHistory() throws Exception {
        SchemaRecords.keep(directory, whole());
        Migration edited = Sample.versioned("1", "edited");
        SchemaRecording other = recording(edited, HISTORY.get(1));
        other.schema(EMPTY);
        pass(other, edited);
        other.schema(tables("a", "public"));

        SchemaRecords.keep(directory, record(other));

        SchemaRecord kept = SchemaRecords.read(file());
        assertThat(kept.migrations())
                .singleElement()
                .satisfies(migration -> assertThat(migration.isOf(edited)).isTrue());
    }

    @Test
    void aDocumentThatWasCutOffIsRefused() throws Exception {
        SchemaRecords.keep(directory, whole());
        String text = Files.readString(file());

        for (int length = 0; length < text.length() - 1; length += 7) {
            Files.writeString(file(), text.substring(0, length));
            assertThatExceptionOfType(EvidenceProblem.class)
                    .as("the first %d characters", length)
                    .isThrownBy(() -> SchemaRecords.in(directory))
                    .withMessageContaining("shop.json")
                    .withMessageContaining("run the rehearsal again");
        }
    }

    @Test
    void aNewerFormatIsRefused() throws Exception {
        SchemaRecords.keep(directory, whole());
        Files.writeString(file(), Files.readString(file()).replace("\"format\":1", "\"format\":2"));

        assertThatExceptionOfType(EvidenceProblem.class)
                .isThrownBy(() -> SchemaRecords.in(directory))
                .withMessageContaining("format 2")
                .withMessageContaining("newer");
    }

    @Test
    void aDocumentThatWasTamperedWithIsDamaged() throws Exception {
        SchemaRecords.keep(directory, whole());
        Files.writeString(file(), Files.readString(file()).replace("\"owner\":\"postgres\"", "\"owner\":\"mallory\""));
        SchemaRecord record = SchemaRecords.read(file());

        assertThatExceptionOfType(EvidenceProblem.class)
                .isThrownBy(() -> record.after(3))
                .withMessageContaining("V3__step.sql");
    }

    @Test
    void aHalfWrittenFileOfADeadRunIsPassedOver() throws Exception {
        SchemaRecords.keep(directory, whole());
        Files.writeString(directory.resolve("schema/.shop.json.1234.tmp"), "{");

        assertThat(SchemaRecords.in(directory)).hasSize(1);
    }
}
