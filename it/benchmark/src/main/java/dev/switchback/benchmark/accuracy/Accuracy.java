// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark.accuracy;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.forecast.Interval;
import dev.switchback.forecast.Outlook;
import dev.switchback.migration.Migration;
import dev.switchback.rehearsal.Hooks;
import dev.switchback.rehearsal.Rehearsal;
import dev.switchback.rehearsal.RehearsalListener;
import dev.switchback.settings.Settings;
import dev.switchback.settings.SettingsReader;
import dev.switchback.settings.SettingsSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Forecasts changes from the default counts, and measures what happens at ten and at thirty times the largest of them.
 *
 * <p>The forecast goes the way that a user goes: a rehearsal with the check {@code volume} alone, with its defaults.
 */
public final class Accuracy {

    private static final List<Long> TRUE_COUNTS = List.of(1_000_000L, 3_000_000L);

    private final DatabaseRequest database;
    private final boolean postgresql;
    private final Path work;
    private final Truth truth;

    private Accuracy(Path work, DatabaseRequest database, Truth truth) {
        this.truth = truth;
        this.work = work;
        this.database = database;
        this.postgresql = database.product().equals("postgresql");
    }

    /**
     * Measures every kind of change, and returns the table.
     *
     * @param wanted a regular expression for a part of the names of those wanted, or nothing for all
     * @param work   a directory for histories
     */
    public static String table(DatabaseRequest database, String wanted, Path work) throws Exception {
        Pattern pattern = Pattern.compile(wanted);
        List<Row> rows = new ArrayList<>();
        try (Truth truth = new Truth(database, TRUE_COUNTS)) {
            Accuracy accuracy = new Accuracy(work, database, truth);
            for (Change change : Changes.of(accuracy.postgresql)) {
                if (pattern.matcher(change.name()).find()) {
                    Row row = accuracy.measure(change);
                    rows.add(row);
                    System.out.println(row.line());
                }
            }
        }
        return Row.table(database.toString(), rows);
    }

    private Row measure(Change change) throws Exception {
        Path directory = Files.createTempDirectory(work, "history");
        Path seeds = Files.createDirectory(directory.resolve("seed"));
        Files.writeString(seeds.resolve("S2__change.sql"), Changes.seed(postgresql));
        Files.writeString(directory.resolve("V1__schema.sql"), Changes.schema(postgresql));
        Files.writeString(directory.resolve("V2__change.sql"), change.script());
        List<Interval> intervals = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        List<Outlook> forecasts = new ArrayList<>();
        for (long rows : TRUE_COUNTS) {
            Outlook forecast = outlook(directory, rows);
            intervals.add(forecast.forward().seconds());
            seconds.add(truth.seconds(change, rows));
            forecasts.add(forecast);
        }
        Outlook last = forecasts.get(forecasts.size() - 1);
        return new Row(change, last.forward().growth(), largest(last), intervals, seconds);
    }

    private Outlook outlook(Path directory, long rows) throws Exception {
        Map<String, String> values = new TreeMap<>();
        values.put("switchback.database", database.toString());
        values.put("switchback.locations", "filesystem:" + directory.toAbsolutePath());
        values.put("switchback.seedLocations", "filesystem:" + directory.resolve("seed"));
        values.put("switchback.volumes", "orders=" + rows + ",customers=" + rows / 10);
        values.put("switchback.check", "volume");
        values.put("switchback.migration", "2");
        Settings settings = SettingsReader.read(
                        "accuracy", directory, List.of(SettingsSource.of("the benchmark", values)))
                .settings();
        try (Rehearsal rehearsal =
                Rehearsal.open(settings, Accuracy.class.getClassLoader(), Hooks.NONE, RehearsalListener.SILENT)) {
            Migration change = rehearsal.plan().judged().get(0).migration();
            CheckResult result = rehearsal.run(change, new CheckId("volume"));
            return result.outlook().orElseThrow(() -> new IllegalStateException(result.toString()));
        }
    }

    /** Returns what was measured at the largest count that the forecast rests on. */
    private static double largest(Outlook outlook) {
        return outlook.forward().statements().stream()
                .map(statement -> statement.projection().points())
                .mapToDouble(points -> points.get(points.size() - 1).median())
                .sum();
    }
}
