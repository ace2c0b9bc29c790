// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads which Git commit is checked out, from the repository's files: there may be no {@code git} where a build runs, and what is
 * for people only must not fail a run.
 *
 * <p>Knows work trees, submodules, packed references and detached heads. Of a repository with the newer <i>reftable</i> storage
 * nothing is read, and so nothing said.
 *
 * @see <a href="https://git-scm.com/docs/gitrepository-layout">the layout of a repository</a>
 */
final class GitCommit {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final String REFERENCE = "ref: ";
    private static final int LINKS = 5;

    private final Path own;
    private final Path common;

    private GitCommit(Path own, Path common) {
        this.own = own;
        this.common = common;
    }

    /** Returns the commit's id; empty outside a repository, before the first commit, and where it cannot be read. */
    static Optional<String> of(Path directory) {
        try {
            Optional<Path> repository = repository(directory.toAbsolutePath().normalize());
            return repository.isPresent() ? in(repository.get()).resolve("HEAD", LINKS) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty(); // unreadable: the document then lacks a line that nothing is judged by
        }
    }

    private static Optional<Path> repository(Path directory) throws IOException {
        for (Path step = directory; step != null; step = step.getParent()) {
            Path git = step.resolve(".git");
            if (Files.isDirectory(git)) {
                return Optional.of(git);
            }
            if (Files.isRegularFile(git)) {
                return Optional.of(step.resolve(firstLine(git).replaceFirst("^gitdir: ", "")));
            }
        }
        return Optional.empty();
    }

    /** A further work tree has a HEAD of its own and shares the references of the first. */
    private static GitCommit in(Path repository) throws IOException {
        Path pointer = repository.resolve("commondir");
        Path common = Files.isRegularFile(pointer) ? repository.resolve(firstLine(pointer)) : repository;
        return new GitCommit(repository, common);
    }

    private Optional<String> resolve(String reference, int links) throws IOException {
        Optional<String> text = loose(reference);
        if (text.isEmpty()) {
            text = packed(reference);
        }
        if (text.isPresent() && text.get().startsWith(REFERENCE)) {
            return links == 0
                    ? Optional.empty()
                    : resolve(text.get().substring(REFERENCE.length()).strip(), links - 1);
        }
        return text.filter(id -> ID.matcher(id).matches());
    }

    private Optional<String> loose(String reference) throws IOException {
        for (Path place : new Path[] {own, common}) {
            Path file = place.resolve(reference);
            if (Files.isRegularFile(file)) {
                return Optional.of(firstLine(file));
            }
        }
        return Optional.empty();
    }

    private Optional<String> packed(String reference) throws IOException {
        Path file = common.resolve("packed-refs");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.endsWith(" " + reference))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .findFirst();
        }
    }

    private static String firstLine(Path file) throws IOException {
        return Files.readString(file).lines().findFirst().orElse("").strip();
    }
}
