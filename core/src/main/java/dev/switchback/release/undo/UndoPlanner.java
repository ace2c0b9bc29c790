// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.undo;

import dev.switchback.flyway.HistoryEntry;
import dev.switchback.flyway.HistoryEntry.State;
import dev.switchback.flyway.LiveHistory;
import dev.switchback.live.LiveProblem;
import dev.switchback.migration.BrokenScript;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Version;
import dev.switchback.release.undo.UndoPlan.Step;
import dev.switchback.settings.GoalSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decides which versions an undo takes back, and whether it may. Pure; every objection is told at once. */
final class UndoPlanner {

    private final LiveHistory history;
    private final MigrationSet scripts;
    private final Function<Migration, Proof> proofs;
    private final List<String> objections = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private UndoPlanner(LiveHistory history, MigrationSet scripts, Function<Migration, Proof> proofs) {
        this.history = history;
        this.scripts = scripts;
        this.proofs = proofs;
    }

    /**
     * Plans an undo.
     *
     * @throws LiveProblem if it cannot be done; nothing has been done then
     */
    static UndoPlan plan(
            LiveHistory history, MigrationSet scripts, GoalSettings goal, Function<Migration, Proof> proofs)
            throws LiveProblem {
        return new UndoPlanner(history, scripts, proofs).plan(goal);
    }

    private UndoPlan plan(GoalSettings goal) throws LiveProblem {
        List<HistoryEntry> applied = history.applied();
        if (applied.isEmpty()) {
            throw refused(List.of("No version is applied according to " + history.table() + "."));
        }
        history.in(State.FAILED)
                .forEach(failed -> objections.add("Migration " + failed.words()
                        + " has failed: what it left must be mended first. mvn switchback:status tells more."));
        List<HistoryEntry> chosen = chosen(applied, goal);
        List<Step> steps = new ArrayList<>();
        chosen.forEach(entry -> step(entry).ifPresent(steps::add));
        doubtOrder(chosen, applied);
        if (history.undoBegan()) {
            doubts.add("An earlier undo was begun and its end is not recorded: parts of it may have been done.");
        }
        noteRepeatables(chosen);
        if (!objections.isEmpty()) {
            throw refused(objections);
        }
        String left = applied.stream()
                .skip(chosen.size())
                .findFirst()
                .map(entry -> "version " + entry.words())
                .orElse("no version");
        return new UndoPlan(steps, left, doubts, notes);
    }

    private static LiveProblem refused(List<String> why) {
        return new LiveProblem("Nothing was undone."
                + why.stream().map(line -> "\n  - " + line).collect(Collectors.joining()));
    }

    private List<HistoryEntry> chosen(List<HistoryEntry> applied, GoalSettings goal) {
        Optional<Version> target = goal.target();
        if (target.isPresent()) {
            return downTo(applied, target.orElseThrow());
        }
        int steps = goal.steps().orElse(1);
        if (steps > applied.size()) {
            objections.add(
                    "Only " + applied.size() + " versions are applied; switchback.steps=" + steps + " is too many.");
        }
        return applied.subList(0, Math.min(steps, applied.size()));
    }

    private List<HistoryEntry> downTo(List<HistoryEntry> applied, Version target) {
        List<Version> versions =
                applied.stream().map(entry -> entry.version().orElseThrow()).toList();
        if (!versions.contains(target)) {
            objections.add(
                    "Version " + target + " is not applied, so it cannot be the newest one afterwards; applied are "
                            + versions.stream().limit(10).map(Version::toString).collect(Collectors.joining(", "))
                            + (versions.size() > 10 ? ", …" : "") + ".");
            return List.of();
        }
        int steps = versions.indexOf(target);
        if (steps == 0) {
            objections.add("Version " + target + " is the newest one already.");
        }
        return applied.subList(0, steps);
    }

    private Optional<Step> step(HistoryEntry entry) {
        Optional<Migration> migration = scripts.migrations().stream()
                .filter(each -> each.kind() != Migration.Kind.BASELINE)
                .filter(each -> each.version().equals(entry.version()))
                .findFirst();
        Optional<String> objection = objection(entry, migration);
        if (objection.isPresent()) {
            objections.add("Version " + entry.words() + " cannot be undone: " + objection.orElseThrow());
            return Optional.empty();
        }
        doubtProof(entry, migration.orElseThrow());
        return Optional.of(new Step(entry, migration.orElseThrow()));
    }

    private Optional<String> objection(HistoryEntry entry, Optional<Migration> migration) {
        if (entry.state() == State.BASELINE) {
            return Optional.of("it is the baseline, and nothing was run for it.");
        }
        if (migration.isEmpty()) {
            return Optional.of("its script " + entry.script() + " is not here. Take the release that has it.");
        }
        Migration found = migration.orElseThrow();
        Optional<BrokenScript> broken =
                scripts.broken().stream().filter(each -> each.isOf(found, true)).findFirst();
        if (broken.isPresent()) {
            return Optional.of(broken.map(BrokenScript::what).orElseThrow() + ". "
                    + broken.map(BrokenScript::remedy).orElseThrow());
        }
        if (found.header().irreversible().isPresent()) {
            return Optional.of("it is declared irreversible, "
                    + found.header().irreversible().orElseThrow()
                    + ". The way back is a restore of the backup from before.");
        }
        if (found.undo().isEmpty()) {
            return Optional.of("it has no undo script. Write one, or restore the backup from before.");
        }
        return entry.edited()
                ? Optional.of(
                        found.name() + " was edited after it was applied, so its undo script may be for another text."
                                + " Bring the applied text back.")
                : Optional.empty();
    }

    private void doubtProof(HistoryEntry entry, Migration migration) {
        String script = migration.undo().orElseThrow().script().fileName();
        Proof proof = proofs.apply(migration);
        if (proof instanceof Proof.Proven proven) {
            proven.warnings().forEach(warning -> notes.add(script + ": " + warning));
        } else if (proof instanceof Proof.Refuted refuted) {
            refuted.failures().forEach(failure -> doubts.add("The rehearsal saw " + script + " fail: " + failure));
        } else if (proof instanceof Proof.Unknown unknown) {
            doubts.add("No rehearsal has shown what " + script + " does to version " + entry.label() + ": "
                    + unknown.why() + ".");
        }
    }

    /** A version that was applied out of order may stand on a newer one. */
    private void doubtOrder(List<HistoryEntry> chosen, List<HistoryEntry> applied) {
        for (HistoryEntry kept : applied.subList(chosen.size(), applied.size())) {
            chosen.stream()
                    .filter(undone -> undone.rank() < kept.rank())
                    .findFirst()
                    .ifPresent(undone -> doubts.add("Version " + kept.words() + " was applied after " + undone.words()
                            + ", out of order, and stays: it may stand on what is taken back."));
        }
    }

    /** Flyway applies a repeatable migration again only when its text changes. */
    private void noteRepeatables(List<HistoryEntry> chosen) {
        int first = chosen.stream().mapToInt(HistoryEntry::rank).min().orElse(Integer.MAX_VALUE);
        String names = history.in(State.APPLIED).stream()
                .filter(entry -> entry.version().isEmpty() && entry.rank() > first)
                .map(HistoryEntry::script)
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            notes.add("Repeatable migrations were applied after that and stay as they are: " + names
                    + ". Flyway applies them again when their text changes.");
        }
    }
}
