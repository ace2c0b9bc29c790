// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.gate;

import dev.switchback.flyway.FlywaySettings;
import dev.switchback.flyway.SourceLocation;
import dev.switchback.gate.Gap;
import dev.switchback.gate.Immutability;
import dev.switchback.gate.Released;
import dev.switchback.git.GitProblem;
import dev.switchback.git.Repository;
import dev.switchback.git.TextLines;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Script;
import dev.switchback.migration.Version;
import dev.switchback.migration.layout.FlywayNaming;
import dev.switchback.settings.GateSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What Git says of the migrations: which are released, and which are new against a base. */
final class GitReleases {

    /** Repeatable scripts have none; they are told apart by their name. */
    private static final Version NONE = Version.parse("0");

    private final GateSettings gate;
    private final FlywaySettings flyway;
    private final FlywayNaming naming;
    private final MigrationSet history;

    GitReleases(GateSettings gate, FlywaySettings flyway, MigrationSet history) {
        this.gate = gate;
        this.flyway = flyway;
        this.naming = FlywayNaming.of(flyway.properties());
        this.history = history;
    }

    /** Returns what is released and was changed since; or why that cannot be told. */
    List<Gap> changed() {
        if (gate.released().isEmpty()) {
            return List.of();
        }
        if (SourceLocation.of(flyway).isEmpty() && !now().isEmpty()) {
            return List.of(Gap.unknownRelease(
                    "where the scripts of " + flyway.properties().getOrDefault("flyway.locations", "the class path")
                            + " come from is not known: they are not in src/main/resources",
                    "Name their source with switchback.locations=filesystem:<directory>."));
        }
        Set<Gap> gaps = new LinkedHashSet<>();
        List<Released> now = versioned(now());
        try (Repository repository = Repository.around(flyway.workingDirectory())) {
            for (String pattern : gate.released()) {
                gaps.addAll(changed(repository, pattern, now));
            }
        } catch (GitProblem e) {
            gaps.add(Gap.unknownRelease(String.valueOf(e.getMessage()), e.remedy()));
        }
        return List.copyOf(gaps);
    }

    private List<Gap> changed(Repository repository, String pattern, List<Released> now) {
        List<Gap> gaps = new ArrayList<>();
        boolean anyOrder = "true".equalsIgnoreCase(flyway.properties().get("flyway.outOfOrder"));
        try {
            boolean isPattern = pattern.contains("*") || pattern.contains("?");
            List<Repository.Named> releases =
                    isPattern ? repository.releases(pattern) : List.of(repository.resolve(pattern));
            for (Repository.Named release : releases) {
                List<Released> then = versioned(at(repository, release));
                gaps.addAll(Immutability.of(then, now, anyOrder));
            }
        } catch (GitProblem e) {
            gaps.add(Gap.unknownRelease(String.valueOf(e.getMessage()), e.remedy()));
        }
        return gaps;
    }

    private static List<Released> versioned(List<Released> all) {
        return all.stream().filter(one -> !one.version().equals(NONE)).toList();
    }

    /** Returns the names of the migrations that a commit has as they are, with the same way back. */
    Set<String> unchangedSince(String reference) throws GitProblem {
        try (Repository repository = Repository.around(flyway.workingDirectory())) {
            Map<String, Set<List<String>>> then = new HashMap<>();
            Repository.Named base = repository.resolve(reference);
            for (Released old : at(repository, base)) {
                then.computeIfAbsent(old.name(), any -> new HashSet<>()).add(TextLines.of(old.text()));
            }
            Set<String> same = new HashSet<>();
            for (Released is : now()) {
                if (then.getOrDefault(is.name(), Set.of()).contains(TextLines.of(is.text()))) {
                    same.add(is.name());
                }
            }
            UndoChanges undo = new UndoChanges(repository, base, naming);
            for (Migration migration : history.migrations()) {
                if (undo.isOf(migration)) {
                    same.remove(migration.name());
                }
            }
            return same;
        }
    }

    /** Says whether a reference names the commit that is checked out, against which nothing that is committed is new. */
    boolean isCheckedOut(String reference) throws GitProblem {
        try (Repository repository = Repository.around(flyway.workingDirectory())) {
            return repository.isCheckedOut(repository.resolve(reference));
        }
    }

    private List<Released> at(Repository repository, Repository.Named release) throws GitProblem {
        List<Released> found = new ArrayList<>();
        for (SourceLocation source : SourceLocation.of(flyway)) {
            repository.files(release, source.directory()).forEach((path, content) -> {
                if (source.means(path)) {
                    released(path, content, release).ifPresent(found::add);
                }
            });
        }
        return found.isEmpty() ? moved(repository, release) : found;
    }

    /** Where the directory is new, its migrations may have come from another one, which is gone: they were released there. */
    private List<Released> moved(Repository repository, Repository.Named release) throws GitProblem {
        Set<String> names = now().stream().map(Released::name).collect(Collectors.toSet());
        List<Released> found = new ArrayList<>();
        repository
                .gone(release, names::contains)
                .forEach((path, content) -> released(path, content, release).ifPresent(found::add));
        return found;
    }

    private Optional<Released> released(String path, byte[] content, Repository.Named release) {
        String name = SourceLocation.fileName(path);
        return naming.migration(name)
                .map(read -> Released.of(name, read.version().orElse(NONE), content, release.name()));
    }

    private List<Released> now() {
        List<Released> found = new ArrayList<>();
        for (Migration migration : history.migrations()) {
            Optional<Script> script = migration.script();
            if (script.isPresent() && migration.kind() != Migration.Kind.BASELINE) {
                found.add(Released.of(
                        script.get().fileName(), migration.version().orElse(NONE), bytes(script.get()), ""));
            }
        }
        return found;
    }

    private static byte[] bytes(Script script) {
        try {
            return Files.readAllBytes(script.file());
        } catch (IOException e) {
            return new byte[0]; // was read a moment ago; nothing released is empty
        }
    }
}
