// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import dev.switchback.report.view.MigrationView;
import dev.switchback.report.view.Report;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How much of each migration a page has room for: a page of a thousand migrations is to open as quickly as one of ten.
 *
 * @param sql     characters of a script
 * @param isAmple whether there is room for whatever helps the eye
 * @param plotted the numbers of the migrations whose duration is drawn; of the others there is the table
 */
record Room(int sql, boolean isAmple, Set<Integer> plotted) {

    private static final int ALL_SQL = 780_000;
    private static final int MOST_SQL = 60_000;
    private static final int AMPLE = 150;
    private static final int PLOTS = 60;

    static Room of(Report report) {
        List<MigrationView> migrations = report.migrations();
        int each = ALL_SQL / 2 / Math.max(1, migrations.size());
        Set<Integer> slowest = migrations.stream()
                .sorted(Comparator.comparingDouble(Room::seconds).reversed())
                .limit(migrations.size() <= AMPLE ? AMPLE : PLOTS)
                .map(MigrationView::number)
                .collect(Collectors.toSet());
        return new Room(Math.min(MOST_SQL, each), migrations.size() <= AMPLE, slowest);
    }

    /** Says what the page leaves out; empty if nothing. */
    Optional<String> omission(int migrations) {
        return isAmple
                ? Optional.empty()
                : Optional.of("The history is long, so that this page, of " + migrations
                        + " migrations, shows the beginning of each script with every line that has a finding, plots of the "
                        + PLOTS
                        + " slowest only, and neither undo scripts without findings nor tables of checks and hashes. The evidence has"
                        + " all of it.");
    }

    private static double seconds(MigrationView migration) {
        return migration.judged().stream()
                .flatMap(judged -> judged.outlook().stream())
                .mapToDouble(outlook -> outlook.forward().seconds().high())
                .max()
                .orElse(0);
    }
}
