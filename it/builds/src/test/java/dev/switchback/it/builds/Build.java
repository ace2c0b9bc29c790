// SPDX-License-Identifier: Apache-2.0
package dev.switchback.it.builds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Maven build that is over: its exit code and everything that it printed. */
record Build(int exitCode, String output) {

    static final String PLUGIN = "dev.switchback:switchback-maven-plugin:0.1.0-SNAPSHOT";

    /** As in .mvn: a short life does not earn back what the optimizing compiler costs. */
    private static final String SHORT_LIFE = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    /** Far more than any of them takes: it is there for one that hangs, not to judge a slow machine. */
    private static final long LIMIT_SECONDS = 900;

    /** Runs the Maven that runs this build, in a directory, on the artifacts of this reactor. */
    static Build run(Path directory, LocalRepository repository, String... arguments)
            throws IOException, InterruptedException {
        return run(Path.of(System.getProperty("java.home")), directory, repository, arguments);
    }

    /** Runs it on another Java. */
    static Build run(Path java, Path directory, LocalRepository repository, String... arguments)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(directory, "build", ".log");
        ProcessBuilder maven = new ProcessBuilder(command(repository, arguments));
        maven.environment().put("JAVA_HOME", java.toString());
        maven.environment().put("MAVEN_OPTS", SHORT_LIFE);
        // Builds are what is tried here; it/quickstart is measured far out. What is forecast from one run each, which
        // any other work of the
        // machine may hold up, would not be worth a verdict.
        maven.environment().put("SWITCHBACK_VOLUMES", "*=1K");
        maven.environment().put("SWITCHBACK_VOLUME_COUNTS", "100,1K");
        maven.environment().put("SWITCHBACK_VOLUME_REPETITIONS", "1");
        Process process = maven.directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("no end after " + LIMIT_SECONDS + " s:\n" + Files.readString(log));
        }
        return new Build(process.exitValue(), Files.readString(log));
    }

    private static List<String> command(LocalRepository repository, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "-B",
                "-Dstyle.color=never",
                "-DargLine=" + SHORT_LIFE,
                "-Dmaven.repo.local=" + repository.directory(),
                "-Dmaven.repo.local.tail=" + System.getProperty("maven.repo.outer")));
        if ("offline=true".equals(System.getProperty("maven.arguments"))) {
            command.add("-o");
        }
        command.addAll(List.of(arguments));
        return command;
    }
}
