// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.settings.Layers.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a rehearsal takes over from a project's Flyway configuration. */
final class FlywaySettings {

    private final Layers layers;
    private final List<String> problems;
    private final List<String> remarks = new ArrayList<>();

    FlywaySettings(Layers layers, List<String> problems) {
        this.layers = layers;
        this.problems = problems;
    }

    /** Returns what is passed on to Flyway. */
    Map<String, String> forFlyway(Path base) {
        Map<String, String> flyway = new TreeMap<>();
        layers.all().stream()
                .filter(value -> value.key().startsWith(FlywayKeys.PREFIX))
                .peek(this::remarkOn)
                .filter(value -> FlywayKeys.isPassedOn(value.key()))
                .forEach(value -> flyway.put(value.key(), value.text()));
        locations().ifPresent(locations -> flyway.put(FlywayKeys.LOCATIONS, locations));
        for (String key : FlywayKeys.LOCATION_LISTS) {
            flyway.computeIfPresent(key, (k, text) -> String.join(",", Locations.absolute(Values.split(text), base)));
        }
        return flyway;
    }

    /** Returns what Flyway is told of a database with a past, beside what a rehearsal passes on. */
    Map<String, String> forLiveDatabase() {
        Map<String, String> flyway = new TreeMap<>();
        layers.all().stream()
                .filter(value -> FlywayKeys.isDecidedByRehearsal(value.key()))
                .forEach(value -> flyway.put(value.key(), value.text()));
        return flyway;
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** Of the two names for the same thing the higher place wins; in one place they may not disagree. */
    private Optional<String> locations() {
        Optional<Value> ours = layers.get(Key.LOCATIONS.key());
        Optional<Value> flyways = layers.get(FlywayKeys.LOCATIONS);
        if (ours.isEmpty() || flyways.isEmpty()) {
            return ours.or(() -> flyways).map(Value::text);
        }
        return Optional.of(winner(ours.orElseThrow(), flyways.orElseThrow()).text());
    }

    private Value winner(Value ours, Value flyways) {
        if (Values.split(ours.text()).equals(Values.split(flyways.text()))) {
            return ours;
        }
        if (ours.rank() == flyways.rank()) {
            problems.add(
                    ours.key() + "=" + ours.text() + " and " + flyways.key() + "=" + flyways.text() + " (both set in "
                            + ours.source() + ") contradict each other; they mean the same: keep one of them");
        }
        Value winner = ours.rank() >= flyways.rank() ? ours : flyways;
        Value loser = winner == ours ? flyways : ours;
        remarks.add(winner.place() + " is used, not " + loser.place() + ".");
        return winner;
    }

    private void remarkOn(Value value) {
        if (FlywayKeys.isDecidedByRehearsal(value.key()) && !value.text().equals("false")) {
            remarks.add(
                    value.place() + " has no effect on a rehearsal, which runs the whole history on new databases.");
        }
    }

    /**
     * Returns the product that the project's own URL names, in the version that is used where none is asked for; without a
     * URL the default. Wrapping drivers put their own name first, as in {@code jdbc:tc:mysql:}.
     */
    DatabaseRequest database() {
        Optional<Value> url =
                layers.get(FlywayKeys.URL).filter(value -> value.text().startsWith("jdbc:"));
        Optional<DatabaseRequest> named =
                url.flatMap(value -> Arrays.stream(value.text().split(":"))
                        .filter(DatabaseRequest::isProduct)
                        .findFirst()
                        .map(DatabaseRequest::parse));
        if (url.isPresent() && named.isEmpty()) {
            problems.add(
                    url.orElseThrow().place()
                            + " is of a product that Switchback does not rehearse on; if the migrations"
                            + " are for one of those as well, say so with switchback.database=postgresql:18, mysql:8.0 or mariadb:11.4");
        }
        return named.orElse(DatabaseRequest.DEFAULT);
    }
}
