// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import dev.switchback.report.view.MigrationView;
import dev.switchback.report.view.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How much of each migration a page has room for: a page of a thousand migrations is to open as quickly as one of ten.
 *
 * @param size    what there is room for
 * @param sql     characters of a script
 * @param plotted the numbers of the migrations whose duration is drawn; of the others there is the table
 */
record Room(Size size, int sql, Set<Integer> plotted) {

    /** What there is room for. */
    enum Size {
        /** Whatever helps the eye. */
        AMPLE,
        /** What every reader looks for. */
        CLOSE,
        /** What nobody may overlook. */
        TIGHT
    }

    private static final int ALL_SQL = 390_000;
    private static final int MOST_SQL = 60_000;
    private static final int MOST_AMPLE = 150;
    private static final int PLOTS = 60;

    /** Returns the rooms that a page may have, the most ample first: the first in which it does not become too large is its. */
    static List<Room> of(Report report) {
        int count = report.migrations().size();
        int sql = Math.min(MOST_SQL, ALL_SQL / Math.max(1, count));
        List<Room> rooms = new ArrayList<>();
        if (count <= MOST_AMPLE) {
            rooms.add(new Room(Size.AMPLE, sql, slowest(report, MOST_AMPLE)));
        }
        rooms.add(new Room(Size.CLOSE, sql, slowest(report, PLOTS)));
        rooms.add(new Room(Size.TIGHT, 0, slowest(report, PLOTS)));
        return rooms;
    }

    private static Set<Integer> slowest(Report report, int most) {
        return report.migrations().stream()
                .sorted(Comparator.comparingDouble(Room::seconds).reversed())
                .limit(most)
                .map(MigrationView::number)
                .collect(Collectors.toSet());
    }

    boolean isAmple() {
        return size == Size.AMPLE;
    }

    boolean isTight() {
        return size == Size.TIGHT;
    }

    /** Says what the page leaves out; empty if nothing. */
    Optional<String> omission() {
        return switch (size) {
            case AMPLE -> Optional.empty();
            case CLOSE ->
                Optional.of(
                        "The history is long. Of each script this page shows the beginning, with every line that has a finding; it"
                                + " draws the " + PLOTS
                                + " slowest, and has neither undo scripts without findings nor tables of checks and"
                                + " hashes. The evidence has all of it.");
            case TIGHT ->
                Optional.of(
                        "The history is very long. Of each script this page shows the lines that have a finding, of each schema"
                                + " the first changes, of each finding the beginning; it draws the " + PLOTS
                                + " slowest, and has neither"
                                + " statements, nor undo scripts without findings, nor tables of checks and hashes. The evidence has all"
                                + " of it.");
        };
    }

    private static double seconds(MigrationView migration) {
        return migration.judged().stream()
                .flatMap(judged -> judged.outlook().stream())
                .mapToDouble(outlook -> outlook.forward().seconds().high())
                .max()
                .orElse(0);
    }
}
