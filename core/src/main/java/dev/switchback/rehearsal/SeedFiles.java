// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.database.Jdbc;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rows that a team wants to be there before a version, without Java: {@code S7__customers_with_orders.sql} runs on the
 * populated database right before version 7.
 */
final class SeedFiles {

    private static final Pattern NAME = Pattern.compile("S(\\d+(?:[._]\\d+)*)__.*\\.sql");

    private final Map<Version, Path> files;
    private final List<String> remarks;

    private SeedFiles(Map<Version, Path> files, List<String> remarks) {
        this.files = files;
        this.remarks = List.copyOf(remarks);
    }

    /**
     * Finds the seed files of directories.
     *
     * @throws RehearsalProblem if a directory cannot be read, holds two seeds for a version or one for a version that does not
     *     exist
     */
    static SeedFiles in(List<Path> directories, List<Migration> migrations) throws RehearsalProblem {
        Map<Version, Path> files = new TreeMap<>();
        List<String> remarks = new ArrayList<>();
        for (Path directory : directories) {
            for (Path file : list(directory)) {
                Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    put(files, Version.parse(name.group(1)), file);
                } else if (file.toString().endsWith(".sql")) {
                    remarks.add(file.getFileName() + " is in a seed location and is not run: seeds are named"
                            + " S<version>__<description>.sql.");
                }
            }
        }
        refuseUnknown(files, migrations);
        return new SeedFiles(files, remarks);
    }

    private static List<Path> list(Path directory) throws RehearsalProblem {
        try (Stream<Path> entries = Files.list(directory)) {
            return new ArrayList<>(entries.sorted().toList());
        } catch (IOException e) {
            throw new RehearsalProblem(
                    "The seed location " + directory + " cannot be read: " + e
                            + "\n  Correct switchback.seedLocations, or create the directory.",
                    e);
        }
    }

    private static void put(Map<Version, Path> files, Version version, Path file) throws RehearsalProblem {
        Path other = files.put(version, file);
        if (other != null) {
            throw new RehearsalProblem("Two seed files are for version " + version + ": " + other + " and " + file
                    + ".\n  Make them one.");
        }
    }

    private static void refuseUnknown(Map<Version, Path> files, List<Migration> migrations) throws RehearsalProblem {
        for (Map.Entry<Version, Path> seed : files.entrySet()) {
            Optional<Version> version = Optional.of(seed.getKey());
            if (migrations.stream().noneMatch(migration -> migration.version().equals(version))) {
                throw new RehearsalProblem("The seed file " + seed.getValue() + " is for version " + seed.getKey()
                        + ", which no migration has.\n  Rename or remove it.");
            }
        }
    }

    /** Returns what a person should know of files that were passed over, one sentence each. */
    List<String> remarks() {
        return remarks;
    }

    Collection<Path> files() {
        return files.values();
    }

    Optional<Path> of(Migration migration) {
        return migration.version().map(files::get);
    }

    void run(Migration migration, Connection connection) throws IOException, SQLException {
        Optional<Path> file = of(migration);
        if (file.isPresent()) {
            try {
                Jdbc.execute(connection, Files.readString(file.get()));
            } catch (SQLException e) {
                throw new SQLException(file.get().getFileName() + ": " + e.getMessage(), e.getSQLState(), e);
            }
        }
    }
}
