// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark;

import dev.switchback.migration.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A directory of Flyway files as bare SQL; only versions with an undo script can be run there and back. */
final class GivenHistory {

    private static final Pattern NAME = Pattern.compile("([VU])(\\d+(?:[._]\\d+)*)__.*\\.sql");

    private GivenHistory() {}

    static List<Step> read(Path directory) throws IOException {
        Map<Version, String> up = new TreeMap<>();
        Map<Version, String> down = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> entries = Files.walk(directory)) {
            files = entries.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (name.matches()) {
                (name.group(1).equals("V") ? up : down).put(Version.parse(name.group(2)), Files.readString(file));
            }
        }
        List<Step> steps = new ArrayList<>();
        up.forEach((version, sql) -> steps.add(new Step(version.toString(), sql, down.getOrDefault(version, ""))));
        return steps;
    }
}
