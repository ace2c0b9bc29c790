// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One migration with its undo script.
 *
 * @param version what it takes the database to
 * @param name    what it is called
 * @param isWhole whether the server takes back all of it if it does not come to its end
 * @param steps   its statements
 */
record Script(int version, String name, boolean isWhole, List<Step> steps) {

    Script {
        steps = List.copyOf(steps);
    }

    String file() {
        return String.format(Locale.ROOT, "V%d__%s.sql", version, name);
    }

    String undoFile() {
        return "U" + file().substring(1);
    }

    String up() {
        return lines(steps.stream().map(Step::up).toList());
    }

    /** Returns the undo script, without what has been taken back already. */
    String down(List<Step> left, String nothing) {
        List<String> downs = new ArrayList<>();
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (left.contains(steps.get(i)) && !steps.get(i).down().isEmpty()) {
                downs.add(steps.get(i).down());
            }
        }
        return lines(downs.isEmpty() ? List.of(nothing) : downs);
    }

    private static String lines(List<String> statements) {
        return String.join(";\n", statements) + ";\n";
    }

    /** Returns the steps that are there, of those of which anybody can tell. */
    List<Step> done(Connection connection) throws SQLException {
        List<Step> done = new ArrayList<>();
        for (Step step : steps) {
            if (step.isTellable() && step.isDone(connection)) {
                done.add(step);
            }
        }
        return done;
    }

    List<Step> tellable() {
        return steps.stream().filter(Step::isTellable).toList();
    }
}
