// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is in a database, asked without any of the code that is judged.
 *
 * @param applied what the history has as applied
 * @param failed  what it has as failed
 * @param done    of each version those of its steps that are there, of which anybody can tell
 * @param invalid whether there is an index that nobody finished
 */
record Truth(TreeSet<Integer> applied, TreeSet<Integer> failed, TreeMap<Integer, List<Step>> done, boolean invalid) {

    static Truth of(Site site, Database database) throws SQLException {
        TreeSet<Integer> applied = new TreeSet<>();
        TreeSet<Integer> failed = new TreeSet<>();
        TreeMap<Integer, List<Step>> done = new TreeMap<>();
        try (Connection connection = database.connect()) {
            List<List<String>> rows = Jdbc.query(
                    connection,
                    row -> List.of(row.getString(1), row.getString(2), String.valueOf(row.getBoolean(3))),
                    "SELECT version, type, success FROM flyway_schema_history WHERE version IS NOT NULL ORDER BY installed_rank");
            for (List<String> row : rows) {
                int version = Integer.parseInt(row.get(0));
                if (row.get(1).equals("DELETE")) {
                    applied.remove(version);
                } else {
                    (row.get(2).equals("true") ? applied : failed).add(version);
                }
            }
            for (Script script : site.scripts) {
                done.put(script.version(), script.done(connection));
            }
            boolean invalid = site.isPostgres()
                    && !Jdbc.text(connection, "SELECT count(*) FROM pg_index WHERE NOT indisvalid")
                            .equals("0");
            return new Truth(applied, failed, done, invalid);
        }
    }

    int version() {
        return applied.isEmpty() ? 0 : applied.last();
    }

    boolean isWholly(Script script) {
        return done.getOrDefault(script.version(), List.of()).equals(script.tellable());
    }

    boolean hasNothingOf(Script script) {
        return done.getOrDefault(script.version(), List.of()).isEmpty();
    }

    /** Returns the script of which a part is there, if there is one. */
    Optional<Script> half(Site site) {
        return site.scripts.stream()
                .filter(script -> applied.contains(script.version()) ? !isWholly(script) : !hasNothingOf(script))
                .findFirst();
    }

    /** Returns what can never be: a gap in the history, or parts of more than one script. */
    List<String> complaints(Site site) {
        List<String> complaints = new ArrayList<>();
        int expected = 1;
        for (int version : applied) {
            if (version != expected++) {
                complaints.add("the history has a gap: " + applied);
            }
        }
        List<Script> halves = site.scripts.stream()
                .filter(script -> applied.contains(script.version()) ? !isWholly(script) : !hasNothingOf(script))
                .toList();
        if (halves.size() > 1) {
            complaints.add("more than one script is half there: " + halves);
        }
        for (Script script : halves) {
            if (script.isWhole()) {
                complaints.add(script.file() + " is half there, and runs in one transaction");
            }
            List<Step> steps = done.getOrDefault(script.version(), List.of());
            if (!steps.equals(script.tellable().subList(0, steps.size()))) {
                complaints.add(script.file() + " has later steps without earlier ones: " + steps);
            }
        }
        return complaints;
    }

    String words() {
        return "applied " + applied + ", failed " + failed + ", there "
                + done.values().stream().map(List::size).toList() + (invalid ? ", an invalid index" : "");
    }
}
