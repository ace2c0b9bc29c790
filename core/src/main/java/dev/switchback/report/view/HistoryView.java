// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.view;

import java.util.List;

/**
 * A history with the runs that judged the very same scripts, side by side.
 *
 * @param runs       at least one
 * @param migrations in the order in which an empty database receives them
 */
public record HistoryView(List<RunView> runs, List<MigrationView> migrations) {

    public HistoryView {
        runs = List.copyOf(runs);
        migrations = List.copyOf(migrations);
    }

    /** Returns the name of its first run, with the module where there are several. */
    public String title() {
        RunView first = runs.get(0);
        String name = first.evidence().header().name();
        return first.module().isEmpty() || first.module().equals(name) ? name : first.module() + ": " + name;
    }
}
