// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Evidence;
import dev.switchback.evidence.EvidenceHeader;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.MigrationEvidence;
import dev.switchback.evidence.MigrationEvidence.UndoEvidence;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Sha256;
import dev.switchback.evidence.Verdict;
import dev.switchback.evidence.Where;
import dev.switchback.forecast.Fit;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Growth;
import dev.switchback.forecast.Interval;
import dev.switchback.forecast.Limits;
import dev.switchback.forecast.Outlook;
import dev.switchback.forecast.Point;
import dev.switchback.forecast.Projection;
import dev.switchback.forecast.StatementForecast;
import dev.switchback.forecast.Work;
import dev.switchback.migration.Migration;
import dev.switchback.report.view.Report;
import dev.switchback.report.view.ScriptSource;
import dev.switchback.report.view.ScriptSources;
import dev.switchback.report.view.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Hand-made evidence for the tests of reports. */
public final class Reported {

    public static final Instant STARTED = Instant.parse("2026-11-21T02:00:00.123Z");

    private final List<MigrationEvidence> migrations = new ArrayList<>();
    private final List<ScriptSource> files = new ArrayList<>();
    private String name = "shop";
    private String version = "18.6";

    public Reported named(String other, String databaseVersion) {
        name = other;
        version = databaseVersion;
        return this;
    }

    /** Adds a migration with its script, its undo script and results. */
    public Reported with(String file, String sql, CheckResult... results) {
        return withUndo(file, sql, "undo " + sql, results);
    }

    /** Adds one whose undo script has a text of its own. */
    public Reported withUndo(String file, String sql, String undoSql, CheckResult... results) {
        String undo = "U" + file.substring(1);
        files.add(new ScriptSource(undo, "db/migration/undo/" + undo, Sha256.of(undoSql), "-- undo\n"));
        return add(file, sql, Optional.of(new UndoEvidence("undo/" + undo, Sha256.of(undoSql))), results);
    }

    /** Adds one without an undo script. */
    public Reported alone(String file, String sql, CheckResult... results) {
        return add(file, sql, Optional.empty(), results);
    }

    private Reported add(String file, String sql, Optional<UndoEvidence> undo, CheckResult... results) {
        String number = file.replaceAll("^[VR](\\d*)__.*", "$1");
        files.add(new ScriptSource(file, "db/migration/" + file, Sha256.of(sql), sql));
        migrations.add(new MigrationEvidence(
                file,
                Optional.of(number).filter(text -> !text.isEmpty()),
                Migration.Kind.VERSIONED,
                Optional.of(Sha256.of(sql)),
                Sha256.of("before " + file),
                undo,
                List.of(results)));
        return this;
    }

    public static CheckResult result(String file, String check, Verdict verdict, Finding... findings) {
        return new CheckResult(file, new CheckId(check), verdict, List.of(findings), Duration.ofMillis(1_234));
    }

    public static CheckResult volume(String file) {
        List<Point> points = List.of(point(1_000, 0.01), point(10_000, 0.08), point(100_000, 0.8));
        Fit fit = new Fit(Growth.LINEAR, 1, 0.002, 8e-6, 1, 100_000);
        Projection projection =
                new Projection(points, Optional.empty(), Set.of(Work.Kind.REWRITE), fit, new Interval(400, 640, 900));
        Forecast forward = new Forecast(
                List.of(new StatementForecast(3, "ALTER TABLE orders …", true, projection)),
                Optional.of(new Interval(1e9, 2e9, 3e9)),
                Optional.empty());
        Outlook outlook = new Outlook("public.orders", 80_000_000, List.of(), forward, Optional.of(forward));
        return new CheckResult(
                file,
                new CheckId("volume"),
                new Verdict.Passed(),
                List.of(),
                Optional.of(outlook),
                Duration.ofSeconds(4));
    }

    private static Point point(long rows, double seconds) {
        return new Point(rows, List.of(seconds, seconds * 1.1, seconds * 0.9), Work.NOT_MEASURED);
    }

    public static Finding finding(Severity severity, String text, String file, int line) {
        return new Finding("undo-inexact", severity, text, text, text, new Where(file, line, text));
    }

    public Evidence evidence() {
        EvidenceHeader header = new EvidenceHeader(
                name,
                "run-1",
                "0.1.0",
                STARTED,
                new EvidenceHeader.DatabaseEvidence("postgresql", version, "PostgreSQL 18.6, embedded"),
                "13.12.0",
                Sha256.of("configuration"),
                42,
                Optional.of("6d4e5603f1f6a0a1d1ef5ac14c3c4b8b8b9a0f0e"));
        return new Evidence(
                header, Evidence.Status.COMPLETE, List.of(), Optional.of(STARTED.plusSeconds(7)), migrations);
    }

    public Source source() {
        return new Source("", evidence(), List.of(), new ScriptSources(files), Limits.DEFAULT, true);
    }

    public Report report(String... problems) {
        return Report.of("Shop", STARTED.plusSeconds(60), "0.1.0", List.of(source()), List.of(problems));
    }
}
