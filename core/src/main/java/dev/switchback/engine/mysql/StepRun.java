// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs steps; views after all others, and those first that others are made of. */
final class StepRun {

    private StepRun() {}

    /** Runs all, or fails with what the server said of the first that cannot be run. */
    static void all(Connection connection, List<ExchangeStep> steps) throws SQLException {
        List<Failed> failed = run(connection, steps);
        if (!failed.isEmpty()) {
            Failed first = failed.get(0);
            throw new SQLException(
                    first.step().words() + ": " + first.why().getMessage(),
                    first.why().getSQLState(),
                    first.why().getErrorCode(),
                    first.why());
        }
    }

    /** Runs what can be run, and returns what could not, a sentence each. */
    static List<String> most(Connection connection, List<ExchangeStep> steps) throws SQLException {
        return run(connection, steps).stream()
                .map(failed -> "There is no " + failed.step().words() + ", since it could not be made: "
                        + failed.why().getMessage() + ". It was: "
                        + failed.step().definition().text())
                .toList();
    }

    private record Failed(ExchangeStep step, SQLException why) {}

    private static List<Failed> run(Connection connection, List<ExchangeStep> steps) throws SQLException {
        List<Failed> failed =
                once(connection, steps.stream().filter(step -> !step.isView()).toList());
        List<ExchangeStep> views = steps.stream().filter(ExchangeStep::isView).toList();
        List<Failed> left = once(connection, views);
        while (!left.isEmpty() && left.size() < views.size()) {
            views = left.stream().map(Failed::step).toList();
            left = once(connection, views);
        }
        failed.addAll(left);
        return failed;
    }

    private static List<Failed> once(Connection connection, List<ExchangeStep> steps) throws SQLException {
        List<Failed> failed = new ArrayList<>();
        for (ExchangeStep step : steps) {
            try {
                step.run(connection);
            } catch (SQLException e) {
                if (!connection.isValid(5)) {
                    throw e;
                }
                failed.add(new Failed(step, e));
            }
        }
        return failed;
    }
}
