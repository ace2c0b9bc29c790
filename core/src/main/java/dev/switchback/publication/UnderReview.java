// SPDX-License-Identifier: Apache-2.0
package dev.switchback.publication;

import dev.switchback.git.GitProblem;
import dev.switchback.migration.Version;
import dev.switchback.report.view.Brought;
import dev.switchback.report.view.MigrationView;
import dev.switchback.report.view.Report;
import dev.switchback.settings.ReportSettings;
import java.nio.file.Path;
import java.util.List;

/** Finds out what the change under review brings, as the settings say. */
final class UnderReview {

    private UnderReview() {}

    /**
     * Finds it out. What cannot be found out is told, and leaves nothing out.
     *
     * @param root what paths in the report are told from
     */
    static Brought of(Report report, ReportSettings settings, Path root) {
        if (settings.since().isPresent()) {
            return since(report, settings.since().get());
        }
        return settings.base()
                .map(reference -> against(report, reference, root))
                .orElseGet(() -> Brought.all(report));
    }

    private static Brought since(Report report, Version since) {
        List<MigrationView> late = report.migrations().stream()
                .filter(migration -> migration.version().isEmpty()
                        || Version.parse(migration.version().get()).compareTo(since) >= 0)
                .toList();
        return new Brought("the versions before " + since, late, List.of(), List.of());
    }

    /** The JUnit extension goes without JGit, which has no business on the class path of tests. */
    private static Brought against(Report report, String reference, Path root) {
        try {
            return BaseReference.read(report, reference, root).brought();
        } catch (GitProblem e) {
            return doubtful(report, reference, e.getMessage() + ". What helps: " + e.remedy() + ".");
        } catch (NoClassDefFoundError e) {
            String command = "mvn switchback:report -Dswitchback.report.base=" + reference;
            return doubtful(
                    report, reference, "tests do not read Git. What helps: " + command + ", which writes it again.");
        }
    }

    private static Brought doubtful(Report report, String reference, String why) {
        return Brought.doubtful(
                report, "Which migrations are new against " + reference + " cannot be told, so all are shown: " + why);
    }
}
