// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import dev.switchback.evidence.Evidence;
import dev.switchback.evidence.MigrationEvidence;
import dev.switchback.gate.Gap.Kind;
import dev.switchback.migration.Migration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says why a document does not speak of a migration as it is now. */
final class Objections {

    private final Question question;
    private final Declared database;
    private final List<MigrationEvidence> history;
    private final Map<String, MigrationEvidence> now = new HashMap<>();
    private final Map<Witness, Map<String, MigrationEvidence>> then = new HashMap<>();

    /**
     * A reason.
     *
     * @param nearness how little it would take to speak of it; the nearest document is the one to tell of
     * @param gaps     the gravest, and what else a person would have to look at
     */
    record Objection(int nearness, List<Gap> gaps) {

        Objection and(Optional<Objection> other) {
            List<Gap> all = new ArrayList<>(gaps);
            other.ifPresent(more -> all.addAll(more.gaps));
            return new Objection(nearness, all);
        }
    }

    Objections(Question question, Declared database) {
        this.question = question;
        this.database = database;
        this.history = MigrationEvidence.of(question.history().migrations(), List.of());
        history.forEach(each -> now.put(each.name(), each));
    }

    /** Returns the gravest one; empty if the document speaks of the migration. */
    Optional<Objection> against(Witness witness, Migration migration) {
        MigrationEvidence is = now.get(migration.name());
        MigrationEvidence was = rehearsed(witness).get(migration.name());
        if (is == null || was == null) {
            return objection(0, Kind.NOT_REHEARSED, witness, migration, unknown(witness), "Nobody has seen it run.");
        }
        if (!was.sha256().equals(is.sha256())) {
            return objection(
                            1,
                            Kind.EDITED,
                            witness,
                            migration,
                            "it was edited since it was rehearsed (" + witness.file() + ")",
                            "Nobody has seen the new text run.")
                    .map(edited -> edited.and(undoOtherwise(witness, migration, is, was)));
        }
        if (!was.chainSha256().equals(is.chainSha256())) {
            return objection(
                            2,
                            Kind.EARLIER_EDITED,
                            witness,
                            migration,
                            "it was rehearsed after other migrations than now: " + firstOther(witness, migration),
                            "What it does depends on what it finds.")
                    .map(after -> after.and(undoOtherwise(witness, migration, is, was)));
        }
        return lesser(witness, migration, is, was);
    }

    private Optional<Objection> lesser(
            Witness witness, Migration migration, MigrationEvidence is, MigrationEvidence was) {
        Optional<Objection> undo = undoOtherwise(witness, migration, is, was);
        if (undo.isPresent()) {
            return undo;
        }
        if (!database.request().isMetBy(witness.database().version())) {
            return objection(
                    4,
                    Kind.OTHER_DATABASE,
                    witness,
                    migration,
                    "it was rehearsed on " + witness.databaseWords() + ", and " + database.request() + " is declared",
                    "Versions differ in what they lock, rewrite and refuse.");
        }
        if (witness.configuration().isPresent()) {
            return objection(
                    5,
                    Kind.OTHER_CONFIGURATION,
                    witness,
                    migration,
                    "it was rehearsed under another configuration (" + witness.file() + "): "
                            + witness.configuration().get(),
                    "The same script may do other things.");
        }
        return witness.evidence().status() == Evidence.Status.COMPLETE
                ? Optional.empty()
                : objection(
                        6,
                        Kind.PARTIAL,
                        witness,
                        migration,
                        "only a run that left trials out knows it (" + witness.file() + "): "
                                + String.join("; ", witness.evidence().partial()),
                        "It does not speak for the whole history.");
    }

    private Optional<Objection> undoOtherwise(
            Witness witness, Migration migration, MigrationEvidence is, MigrationEvidence was) {
        Optional<String> undoIs = is.undo().map(MigrationEvidence.UndoEvidence::sha256);
        Optional<String> undoWas = was.undo().map(MigrationEvidence.UndoEvidence::sha256);
        if (undoIs.equals(undoWas)) {
            return Optional.empty();
        }
        String what = undoIs.isEmpty() ? "was taken away" : undoWas.isEmpty() ? "was added" : "was edited";
        return objection(
                3,
                Kind.UNDO_EDITED,
                witness,
                migration,
                "its undo script " + is.undo().or(was::undo).orElseThrow().name() + " " + what
                        + " since it was rehearsed",
                "Nobody has seen the way back that there is now.");
    }

    private Optional<Objection> objection(
            int nearness, Kind kind, Witness witness, Migration migration, String what, String why) {
        String command = kind == Kind.OTHER_DATABASE
                ? witness.command() + " (switchback.database=" + database.request() + ")"
                : witness.command();
        return Optional.of(new Objection(nearness, List.of(Gap.of(kind, migration.name(), what, why, command))));
    }

    private String unknown(Witness witness) {
        boolean isAnother = rehearsed(witness).keySet().stream().noneMatch(now::containsKey);
        String foreign = isAnother ? "; " + witness.file() + " is of another project" : "";
        return "no evidence in " + question.directory() + " knows it" + foreign;
    }

    private Map<String, MigrationEvidence> rehearsed(Witness witness) {
        return then.computeIfAbsent(witness, any -> {
            Map<String, MigrationEvidence> byName = new HashMap<>();
            witness.evidence().migrations().forEach(each -> byName.put(each.name(), each));
            return byName;
        });
    }

    /** Names the first migration in which the two histories part. */
    private String firstOther(Witness witness, Migration migration) {
        List<MigrationEvidence> old = witness.evidence().migrations();
        for (int i = 0; i < history.size() && !history.get(i).name().equals(migration.name()); i++) {
            MigrationEvidence is = history.get(i);
            MigrationEvidence was = rehearsed(witness).get(is.name());
            if (was == null) {
                return is.name() + " is new";
            }
            if (!was.sha256().equals(is.sha256())) {
                return is.name() + " was edited";
            }
            if (i >= old.size() || !old.get(i).name().equals(is.name())) {
                return (i < old.size() ? old.get(i).name() : is.name()) + " is gone, or stands elsewhere";
            }
        }
        return "one is gone";
    }
}
