// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.gate;

import dev.switchback.gate.Gap;
import dev.switchback.git.GitProblem;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Version;
import dev.switchback.settings.GateSettings;
import dev.switchback.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Of which migrations proof is demanded. */
final class Demands {

    private final Optional<Version> since;
    private final Optional<String> base;
    private final Predicate<Migration> concerned;
    private final GitReleases git;
    private final List<Gap> gaps = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    Demands(Settings settings, GateSettings gate, Predicate<Migration> concerned, GitReleases git) {
        this.base = gate.base();
        this.since = gate.since()
                .or(() -> base.isPresent()
                        ? Optional.empty()
                        : settings.selection().since());
        this.concerned = concerned;
        this.git = git;
    }

    /** Returns their names; all of them where it cannot be told which are new. */
    Set<String> of(MigrationSet history) {
        Set<String> old = base.map(this::unchanged).orElse(Set.of());
        return history.migrations().stream()
                .filter(concerned)
                .filter(this::isLate)
                .map(Migration::name)
                .filter(name -> !old.contains(name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<String> unchanged(String reference) {
        try {
            if (git.isCheckedOut(reference)) {
                remarks.add("WARNING: switchback.gate.base=" + reference
                        + " is the commit that is checked out: nothing that is committed had to be proven. For a release, name the one"
                        + " before it.");
            }
            return git.unchangedSince(reference);
        } catch (GitProblem e) {
            gaps.add(Gap.unknownRelease(String.valueOf(e.getMessage()), e.remedy()));
            return Set.of();
        }
    }

    private boolean isLate(Migration migration) {
        return since.isEmpty()
                || migration.version().isEmpty()
                || migration.version().get().compareTo(since.get()) >= 0;
    }

    /** Returns the setting that has left migrations out, if it was a version. */
    String since() {
        return since.map(version -> "switchback.gate.since=" + version).orElse("");
    }

    List<Gap> gaps() {
        return gaps;
    }

    List<String> remarks() {
        return remarks;
    }
}
