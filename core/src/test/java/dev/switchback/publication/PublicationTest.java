// SPDX-License-Identifier: Apache-2.0
package dev.switchback.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.Ledger;
import dev.switchback.evidence.MigrationEvidence;
import dev.switchback.evidence.Verdict;
import dev.switchback.report.Reported;
import dev.switchback.report.view.Report;
import dev.switchback.settings.Settings;
import dev.switchback.settings.SettingsReader;
import dev.switchback.settings.SettingsReading;
import dev.switchback.settings.SettingsSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {

    private static final String SQL = "CREATE TABLE t (id int);";

    @TempDir
    private Path base;

    private Path evidence;

    @BeforeEach
    void directories() throws Exception {
        evidence = base.resolve("target/switchback/evidence");
        Files.createDirectories(base.resolve("src/main/resources/db/migration"));
        Files.writeString(base.resolve("src/main/resources/db/migration/V1__create.sql"), SQL);
    }

    private Ledger begin() throws Exception {
        return Ledger.begin(evidence, new Reported().evidence().header());
    }

    private void complete() throws Exception {
        List<MigrationEvidence> migrations = new Reported()
                .with("V1__create.sql", SQL, Reported.result("V1__create.sql", "fresh", new Verdict.Passed()))
                .evidence()
                .migrations();
        begin().complete(Instant.now(), migrations);
    }

    private Publication publication() {
        Settings settings = Settings.defaults("shop", base);
        return new Publication("Shop", base, List.of(new PublishedModule("", base, List.of(settings))));
    }

    private SettingsReading reading(String report) throws Exception {
        return SettingsReader.read(
                "shop", base, List.of(SettingsSource.of("test", Map.of("switchback.report", report))));
    }

    @Test
    void allReportsAreWrittenBesideTheEvidence() throws Exception {
        complete();

        String sentence = ReportAtEnd.ofRehearsal(SettingsReader.read("shop", base, List.of()), "Shop", Instant.now())
                .orElseThrow();

        Path report = base.resolve("target/switchback/report");
        assertThat(sentence).isEqualTo("Report: " + report.resolve("index.html").toUri());
        assertThat(Files.readString(report.resolve("index.html")))
                .contains("CREATE")
                .contains("src/main/resources/db/migration/V1__create.sql");
        assertThat(report.resolve("comment.md")).isNotEmptyFile();
        assertThat(report.resolve("schema-changes.md")).isNotEmptyFile();
        assertThat(report.resolve("switchback.sarif")).isNotEmptyFile();
        assertThat(report.resolve("junit/TEST-shop.xml")).isNotEmptyFile();
    }

    @Test
    void draftsOfHeadersLieBesideTheReportUntilTheHeadersAreThere() throws Exception {
        complete();
        Path script = base.resolve("src/main/resources/db/migration/V1__create.sql");

        ReportAtEnd.ofRehearsal(SettingsReader.read("shop", base, List.of()), "Shop", Instant.now());

        Path report = base.resolve("target/switchback/report");
        SettingsSource policy = SettingsSource.of("test", Map.of("switchback.gate.policy", "strict"));
        assertThat(ReportAtEnd.ofRehearsal(SettingsReader.read("shop", base, List.of(policy)), "Shop", Instant.now()))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .endsWith("\nHeaders that lack something are drafted in " + report.resolve("headers")));
        assertThat(Drafts.in(report).of("V1__create.sql"))
                .hasValueSatisfying(draft -> assertThat(draft).content().contains("-- Purpose:\n"));
        assertThat(Drafts.in(report).of("V2__other.sql")).isEmpty();
        assertThat(script).hasContent(SQL);

        Files.writeString(script, SQL + " -- edited");
        ReportAtEnd.ofRehearsal(SettingsReader.read("shop", base, List.of()), "Shop", Instant.now());

        assertThat(Drafts.in(report).of("V1__create.sql")).isEmpty();
    }

    @Test
    void testsTellTheirResultsThemselves() throws Exception {
        complete();

        ReportAtEnd.ofTests(SettingsReader.read("shop", base, List.of()), "Shop", Instant.now());

        assertThat(base.resolve("target/switchback/report/index.html")).exists();
        assertThat(base.resolve("target/switchback/report/junit")).doesNotExist();
    }

    @Test
    void noReportIsWrittenIfNoneIsWanted() throws Exception {
        complete();

        assertThat(ReportAtEnd.ofRehearsal(reading("none"), "Shop", Instant.now()))
                .isEmpty();
        assertThat(base.resolve("target/switchback/report")).doesNotExist();
    }

    @Test
    void aReportThatCannotBeWrittenIsToldAndNothingMore() throws Exception {
        complete();
        Files.writeString(base.resolve("file"), "in the way");

        assertThat(ReportAtEnd.ofRehearsal(reading("file/report"), "Shop", Instant.now()))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .startsWith("There is no report, which changes no verdict: cannot write the report to")
                        .contains("-Dswitchback.report=<directory>"));
    }

    @Test
    void whatCannotBeReadIsToldAndTheRestIsShown() throws Exception {
        complete();
        Files.writeString(evidence.resolve("other.json"), "{\"format\": 1, \"stat");
        Files.writeString(evidence.resolve("newer.json"), "{\"format\": 99}");

        Report report = publication().read(Instant.now());

        assertThat(report.problems()).hasSize(2);
        assertThat(report.problems().get(1))
                .contains("other.json")
                .contains("Delete the file and run the rehearsal again.");
        assertThat(report.migrations()).hasSize(1);
    }

    @Test
    void aRunThatHasNotEndedIsTold() throws Exception {
        complete();
        begin();

        Report report = publication().read(Instant.now());

        assertThat(report.problems()).hasSize(1);
        assertThat(report.problems().get(0)).contains("has not ended, or was cut off");
    }

    @Test
    void withoutAnyEvidenceThereIsAnEmptyReport() {
        assertThat(publication().read(Instant.now()).migrations()).isEmpty();
    }
}
