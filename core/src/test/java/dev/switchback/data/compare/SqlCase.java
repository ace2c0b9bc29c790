// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One file of a {@code bad} or {@code good} folder: lines {@code -- expect: …}, {@code -- approved: …}, and sections that
 * start with {@code -- setup}, {@code -- migration}, {@code -- written} or {@code -- undo}.
 */
record SqlCase(String name, List<String> expected, List<String> approvals, TreeMap<String, String> sections) {

    private static final List<String> SECTIONS = List.of("setup", "migration", "written", "undo");

    static Stream<SqlCase> in(String folder) {
        try {
            Path directory = Path.of(
                    Objects.requireNonNull(SqlCase.class.getResource(folder)).toURI());
            List<Path> files = new ArrayList<>();
            try (Stream<Path> listed = Files.list(directory)) {
                listed.sorted().forEach(files::add);
            }
            return files.stream().map(SqlCase::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SqlCase parse(Path file) {
        SqlCase parsed =
                new SqlCase(file.getFileName().toString(), new ArrayList<>(), new ArrayList<>(), new TreeMap<>());
        String section = "";
        try {
            for (String line : Files.readAllLines(file)) {
                String mark = line.startsWith("-- ") ? line.substring(3).strip() : "";
                if (mark.startsWith("expect:")) {
                    parsed.expected.add(mark.substring(7).strip());
                } else if (mark.startsWith("approved:")) {
                    parsed.approvals.add(mark.substring(9).strip());
                } else if (SECTIONS.contains(mark)) {
                    section = mark;
                } else {
                    parsed.sections.merge(section, line + "\n", String::concat);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parsed;
    }

    String section(String section) {
        return sections.getOrDefault(section, "");
    }

    @Override
    public String toString() {
        return name;
    }
}
