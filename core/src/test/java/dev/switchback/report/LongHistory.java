// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report;

import static dev.switchback.report.Reported.finding;
import static dev.switchback.report.Reported.result;
import static dev.switchback.report.Reported.volume;

import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.report.view.Report;

/** A thousand migrations, each with a text of forty lines, results, a finding and a forecast. */
public final class LongHistory {

    private static final String LINE =
            "ALTER TABLE orders ADD COLUMN another_column_%d numeric NOT NULL DEFAULT 0; -- why it is there\n";

    private LongHistory() {}

    public static Report report() {
        Reported many = new Reported();
        for (int i = 1; i <= 1_000; i++) {
            String file = "V" + i + "__change_the_orders_in_some_way_" + i + ".sql";
            many.with(
                    file,
                    LINE.formatted(i).repeat(40),
                    result(file, "fresh", new Verdict.Passed()),
                    result(
                            file,
                            "incremental",
                            new Verdict.Passed(),
                            finding(Severity.WARNING, "values of orders.total overwritten", file, 3)),
                    result(file, "rollback", new Verdict.Passed()),
                    volume(file));
        }
        return many.report();
    }
}
