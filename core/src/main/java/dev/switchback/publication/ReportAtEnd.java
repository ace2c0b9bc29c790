// SPDX-License-Identifier: Apache-2.0
package dev.switchback.publication;

import dev.switchback.evidence.Evidence;
import dev.switchback.report.view.Report;
import dev.switchback.report.view.RunView;
import dev.switchback.settings.Settings;
import dev.switchback.settings.SettingsReading;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The report that a rehearsal writes when it ends. Whether it can be written changes no verdict. */
public final class ReportAtEnd {

    private ReportAtEnd() {}

    /**
     * Writes that of tests, whose results JUnit tells by itself.
     *
     * @param title what it is about
     * @return a sentence for people: where it is, or why there is none; empty if nobody wants one
     */
    public static Optional<String> ofTests(SettingsReading reading, String title, Instant now) {
        return reading.goal().report().directory().map(directory -> sentence(reading, title, now, directory, false));
    }

    /** Writes that of a rehearsal by a goal, with the results in JUnit's XML beside it. */
    public static Optional<String> ofRehearsal(SettingsReading reading, String title, Instant now) {
        return reading.goal().report().directory().map(directory -> sentence(reading, title, now, directory, true));
    }

    /** A fault in the report itself is told, too, and is none of the rehearsal's. */
    private static String sentence(
            SettingsReading reading, String title, Instant now, Path directory, boolean withJunit) {
        try {
            Path base = reading.settings().baseDirectory();
            Publication publication =
                    new Publication(title, base, List.of(new PublishedModule("", base, reading.all())));
            Report report = publication.read(now);
            Path page = publication.write(
                    report,
                    directory,
                    publication.brought(report, reading.goal().report()));
            if (withJunit) {
                Publication.writeJunit(own(report, reading), directory);
            }
            return "Report: " + page.toUri() + drafts(reading, Drafts.in(directory));
        } catch (PublicationProblem | RuntimeException e) {
            return "There is no report, which changes no verdict: " + e.getMessage();
        }
    }

    /** Where nobody asks for headers, nobody wants to hear of drafts. */
    private static String drafts(SettingsReading reading, Drafts drafts) {
        boolean isAsked = !reading.goal().gate().policy().header().isEmpty();
        return isAsked && drafts.areAny() ? "\nHeaders that lack something are drafted in " + drafts.directory() : "";
    }

    private static List<Evidence> own(Report report, SettingsReading reading) {
        List<String> names = reading.all().stream().map(Settings::name).toList();
        return report.histories().stream()
                .flatMap(history -> history.runs().stream())
                .map(RunView::evidence)
                .filter(evidence -> names.contains(evidence.header().name()))
                .toList();
    }
}
