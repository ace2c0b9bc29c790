// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import dev.switchback.migration.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run says of one migration, bound to the content that it speaks of.
 *
 * @param name        the migration's name
 * @param version     empty for repeatable migrations
 * @param sha256      of the script; empty for a Java migration, whose source is not ours to read
 * @param chainSha256 of everything that comes before it; see {@link Chain}
 * @param undo        the undo script that was judged, if there was one
 * @param results     one for each check that was carried out, in order
 */
public record MigrationEvidence(
        String name,
        Optional<String> version,
        Migration.Kind kind,
        Optional<String> sha256,
        String chainSha256,
        Optional<UndoEvidence> undo,
        List<CheckResult> results) {

    /** An undo script by name and content. */
    public record UndoEvidence(String name, String sha256) {}

    public MigrationEvidence {
        results = List.copyOf(results);
    }

    /**
     * Binds results to the migrations of a history.
     *
     * @param history every migration, in the order in which an empty database receives them
     * @param results of any of them, in any order
     */
    public static List<MigrationEvidence> of(List<Migration> history, List<CheckResult> results) {
        Chain chain = Chain.EMPTY;
        List<MigrationEvidence> evidence = new ArrayList<>();
        for (Migration migration : history) {
            evidence.add(of(migration, chain, results));
            chain = chain.plus(migration);
        }
        return List.copyOf(evidence);
    }

    private static MigrationEvidence of(Migration migration, Chain before, List<CheckResult> results) {
        return new MigrationEvidence(
                migration.name(),
                migration.version().map(Object::toString),
                migration.kind(),
                migration.script().map(script -> script.sha256()),
                before.sha256(),
                migration
                        .undo()
                        .map(undo -> new UndoEvidence(
                                undo.script().name(), undo.script().sha256())),
                results.stream()
                        .filter(result -> result.migration().equals(migration.name()))
                        .toList());
    }
}
