// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark;

import dev.switchback.benchmark.accuracy.Accuracy;
import dev.switchback.benchmark.release.ReleaseCost;
import dev.switchback.database.DatabaseRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Rehearses generated histories, and any given as directories, and prints how long that took against the bare SQL.
 *
 * <p>Arguments: numbers are lengths of generated histories, {@code 200@mysql:8.0} is one on that database, {@code clones}
 * is what a clone costs on each product, {@code volume:it/quickstart} is what the check of volume costs a project, {@code accuracy@mysql:8.0} holds forecasts against what then happens, {@code release:1000000@postgresql:15} is what the goals for a live database cost, {@code load:500000}
 * is how fast so many rows are loaded, {@code load-heap:postgresql:1000000} what memory that takes, anything else is a project with Flyway migrations. Rehearsal and bare SQL take turns, and of each the shortest round counts: the machine's other work only ever adds.
 */
public final class Benchmark {

    private static final int ROUNDS = 4;

    private Benchmark() {}

    /** Runs the benchmark; without arguments on 50, 200 and 800 versions and the quickstart. */
    public static void main(String[] arguments) throws Exception {
        List<String> wanted =
                arguments.length == 0 ? List.of("50", "200", "800", "it/quickstart") : Arrays.asList(arguments);
        List<Measurement> measurements = new ArrayList<>();
        for (String argument : wanted) {
            if (argument.equals("clones")) {
                System.out.print(Clones.table());
                continue;
            }
            if (argument.startsWith("accuracy")) {
                System.out.print(accuracy(argument.split("[@=]", 3)));
                continue;
            }
            if (argument.startsWith("volume:")) {
                System.out.print(volume(argument.substring("volume:".length()).split("@", 2)));
                continue;
            }
            if (argument.startsWith("release")) {
                System.out.print(release(argument.split("[@:]", 3)));
                continue;
            }
            if (argument.startsWith("load")) {
                System.out.print(loading(argument));
                continue;
            }
            measurements.add(argument.matches("\\d+(@.*)?") ? generated(argument) : given(Path.of(argument)));
            System.out.println(measurements.get(measurements.size() - 1).line());
        }
        if (measurements.isEmpty()) {
            return;
        }
        System.out.println();
        System.out.print(Measurement.table(measurements));
    }

    /** Of {@code accuracy@mysql:8.0=index}: the database, and a part of the names of the changes. */
    private static String accuracy(String[] parts) throws Exception {
        DatabaseRequest database = parts.length == 1 ? DatabaseRequest.DEFAULT : DatabaseRequest.parse(parts[1]);
        Path work = Files.createTempDirectory("switchback-accuracy");
        try {
            return Accuracy.table(database, parts.length < 3 ? "" : parts[2], work);
        } finally {
            Directories.delete(work);
        }
    }

    /** Of {@code volume:it/quickstart@mysql:8.0}: the project, and the database. */
    private static String volume(String[] parts) throws Exception {
        DatabaseRequest database = parts.length == 1 ? DatabaseRequest.DEFAULT : DatabaseRequest.parse(parts[1]);
        return VolumeCost.table(Path.of(parts[0]), database);
    }

    /** Of {@code release:1000000@postgresql:15}: the rows, and the database. */
    private static String release(String[] parts) throws Exception {
        long rows = parts.length < 2 ? 1_000_000 : Long.parseLong(parts[1]);
        return ReleaseCost.table(parts.length < 3 ? DatabaseRequest.DEFAULT : DatabaseRequest.parse(parts[2]), rows);
    }

    private static String loading(String argument) throws Exception {
        String[] parts = argument.split(":");
        long rows = Long.parseLong(parts[parts.length - 1]);
        String product = argument.substring(argument.indexOf(':') + 1, argument.lastIndexOf(':') + 1)
                .replaceFirst(":$", "");
        return product.isEmpty() ? Loading.table(rows) : Loading.heap(product, List.of(rows / 10, rows));
    }

    private static Measurement generated(String argument) throws Exception {
        String[] parts = argument.split("@");
        int versions = Integer.parseInt(parts[0]);
        DatabaseRequest database = parts.length == 1 ? DatabaseRequest.DEFAULT : DatabaseRequest.parse(parts[1]);
        List<Step> steps = GeneratedHistory.of(versions, database.product().equals("postgresql"));
        Path directory = Files.createTempDirectory("switchback-benchmark");
        try {
            GeneratedHistory.write(steps, directory);
            Map<String, String> flyway = Map.of("flyway.locations", "filesystem:" + directory.toAbsolutePath());
            String name = versions + " versions" + (parts.length == 1 ? "" : " on " + database);
            return new Contest(name, steps, flyway, database).measure(ROUNDS);
        } finally {
            Directories.delete(directory);
        }
    }

    private static Measurement given(Path project) throws Exception {
        GivenHistory history = GivenHistory.of(project);
        return new Contest(project.getFileName().toString(), history.steps(), history.flyway(), DatabaseRequest.DEFAULT)
                .measure(ROUNDS);
    }
}
