// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import static dev.switchback.evidence.Sample.ENDED;
import static dev.switchback.evidence.Sample.header;
import static dev.switchback.evidence.Sample.java;
import static dev.switchback.evidence.Sample.result;
import static dev.switchback.evidence.Sample.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.switchback.migration.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceDocumentTest {

    private static final Finding FINDING = new Finding(
            "undo-inexact",
            Severity.FAILURE,
            "the column \"naïve\" <b> is left",
            "the release cannot be taken back",
            "ALTER TABLE a DROP COLUMN naïve;",
            new Where("U2__step.sql", 3, "SELECT 1\n  AS \"x\""));

    private static Evidence everyForm() {
        Migration first = versioned("1", "a");
        Migration second = versioned("2", "b");
        Migration third = java("3");
        List<CheckResult> results = List.of(
                result(first, "fresh", new Verdict.Passed()),
                result(second, "rollback", new Verdict.Failed(), FINDING),
                result(third, "rollback", new Verdict.NotApplicable("a Java migration")),
                result(third, "incremental", new Verdict.Inconclusive("V2__step.sql did not apply")));
        return Evidence.partial(
                header("run", "r1"),
                List.of("only rollback was asked for"),
                ENDED,
                MigrationEvidence.of(List.of(first, second, third), results));
    }

    private static String documentWith(String from, String to) {
        String text = EvidenceWriter.write(everyForm());
        assertThat(text).contains(from);
        return text.replace(from, to);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Evidence evidence = everyForm();
        Evidence read = EvidenceReader.read(EvidenceWriter.write(evidence));

        assertThat(read.migrations()).isEqualTo(evidence.migrations());
        assertThat(read.status()).isEqualTo(Evidence.Status.PARTIAL);
        assertThat(read.partial()).isEqualTo(evidence.partial());
        assertThat(read.header().started()).isEqualTo(Sample.STARTED.truncatedTo(ChronoUnit.MILLIS));
        assertThat(read.header().database()).isEqualTo(evidence.header().database());
        assertThat(EvidenceWriter.write(read)).isEqualTo(EvidenceWriter.write(evidence));
    }

    @Test
    void keysStandInTheDocumentedOrder() {
        assertThat(EvidenceWriter.write(everyForm()))
                .containsSubsequence(
                        "\"format\": 1",
                        "\"status\": \"partial\"",
                        "\"partial\": [",
                        "\"name\": \"run\"",
                        "\"runId\"",
                        "\"tool\"",
                        "\"started\": \"2026-11-21T02:00:00.123Z\"",
                        "\"ended\"",
                        "\"database\"",
                        "\"flyway\"",
                        "\"configurationHash\"",
                        "\"seed\": 42",
                        "\"commit\"",
                        "\"migrations\"",
                        "\"name\": \"V1__step.sql\"",
                        "\"version\"",
                        "\"kind\": \"versioned\"",
                        "\"sha256\"",
                        "\"chainSha256\"",
                        "\"undo\"",
                        "\"checks\"",
                        "\"id\": \"fresh\"",
                        "\"verdict\": \"passed\"",
                        "\"milliseconds\": 31",
                        "\"findings\"");
    }

    @Test
    void aNewerFormatIsRefusedByNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EvidenceReader.read(documentWith("\"format\": 1", "\"format\": 2")))
                .withMessageContaining("format 2")
                .withMessageContaining("newer");
    }

    @Test
    void everyCutOffDocumentIsRefused() {
        String text = EvidenceWriter.write(everyForm()).stripTrailing();
        for (int length = 0; length < text.length(); length += 7) {
            String cut = text.substring(0, length);
            assertThatIllegalArgumentException().isThrownBy(() -> EvidenceReader.read(cut));
        }
    }

    @Test
    void aMissingKeyIsNamedWithItsPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EvidenceReader.read(documentWith("\"verdict\": \"failed\",", "")))
                .withMessage("migrations[1].checks[0].verdict is missing");
    }

    @Test
    void anUnknownVerdictIsNotTakenForAnother() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EvidenceReader.read(documentWith("\"failed\"", "\"great\"")))
                .withMessageContaining("great");
    }

    @Test
    void aKeyOfTheWrongTypeIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EvidenceReader.read(documentWith("\"seed\": 42", "\"seed\": 4.2")))
                .withMessageContaining("seed is not a whole number");
    }

    @Test
    void unknownKeysArePassedOver() {
        assertThat(EvidenceReader.read(documentWith("\"seed\": 42", "\"seed\": 42, \"weather\": {\"sun\": []}")))
                .isNotNull();
    }

    @Test
    void theDocumentedExampleIsWhatIsWritten() throws IOException {
        String page = Files.readString(Path.of("../docs/evidence.md"));
        String example = page.substring(page.indexOf("```json\n") + 8, page.lastIndexOf("```"));

        assertThat(EvidenceWriter.write(EvidenceReader.read(example))).isEqualTo(example);
    }
}
