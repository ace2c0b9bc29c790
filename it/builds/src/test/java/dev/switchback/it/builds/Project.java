// SPDX-License-Identifier: Apache-2.0
package dev.switchback.it.builds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A project of a user's, copied to where it is built. */
record Project(Path directory) {

    /** Copies a project without what was built in it. */
    static Project copied(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(each -> !from.relativize(each).startsWith("target"))
                    .toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return new Project(to);
    }

    /** Returns all of what Surefire wrote of its tests. */
    String surefireXml() throws IOException {
        try (Stream<Path> reports = Files.list(directory.resolve("target/surefire-reports"))) {
            StringBuilder all = new StringBuilder();
            for (Path report :
                    reports.filter(file -> file.toString().endsWith(".xml")).toList()) {
                all.append(Files.readString(report));
            }
            return all.toString();
        }
    }

    /** Returns the names of the test cases that have a failure or an error. */
    List<String> failedTests() throws IOException {
        return Stream.of(surefireXml().split("<testcase "))
                .skip(1)
                .filter(testcase -> testcase.contains("<failure") || testcase.contains("<error"))
                .map(testcase -> testcase.replaceFirst("(?s)^.*?name=\"([^\"]*)\".*$", "$1"))
                .toList();
    }
}
