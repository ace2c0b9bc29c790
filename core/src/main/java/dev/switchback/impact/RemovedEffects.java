// SPDX-License-Identifier: Apache-2.0
package dev.switchback.impact;

import dev.switchback.schema.Change;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import java.util.Optional;
import java.util.Set;

/** Judges what a migration takes away. */
final class RemovedEffects {

    private static final Set<String> NAMED_BY_NOBODY = Set.of(
            "trigger", "event", "event trigger", "statistics", "rule", "publication", "subscription", "transform");

    private static final Set<String> READABLE = Set.of("table", "view", "materialized view", "foreign table");

    private final SchemaStep step;
    private final Renames renames;

    RemovedEffects(SchemaStep step, Renames renames) {
        this.step = step;
        this.renames = renames;
    }

    Effect of(Change.Removed removed) {
        SchemaObject object = removed.object();
        String kind = object.key().kind();
        return switch (kind) {
            case "index" -> Effect.transforming(removed, index(object));
            case "constraint", "check", "foreign key" ->
                Effect.transforming(removed, "what it kept out is let in from now on");
            case "grant" -> Effect.breaking(removed, "code that uses the privilege is refused");
            case "policy" -> Effect.breaking(removed, "rows that it showed are hidden");
            default ->
                NAMED_BY_NOBODY.contains(kind)
                        ? Effect.transforming(removed, "what it did by itself is no longer done")
                        : named(removed, object);
        };
    }

    private static String index(SchemaObject index) {
        return AddedEffects.text(index).isUnique()
                ? "what it kept out is let in from now on, and ON CONFLICT finds it no more"
                : "statements see no index, but may take longer";
    }

    private Effect named(Change.Removed removed, SchemaObject object) {
        if (object.properties().containsKey("partition of")) {
            return Effect.transforming(removed, "code that asks its table finds fewer rows");
        }
        if (isReplaced(object)) {
            return Effect.transforming(removed, "something else is there under its name");
        }
        return renames.of(object)
                .map(rename -> Effect.breaking(
                        removed,
                        rename.isSure()
                                ? "it is called " + rename.name() + " now, and code that names it fails"
                                : "code that names it fails; it may be " + rename.name() + " now"))
                .orElse(Effect.breaking(removed, "code that names it fails"));
    }

    /** A table may leave a view in its place. */
    private boolean isReplaced(SchemaObject object) {
        return READABLE.contains(object.key().kind())
                && step.diff().changes().stream()
                        .flatMap(change -> change instanceof Change.Added added
                                ? Optional.of(added.object().key()).stream()
                                : Optional.<ObjectKey>empty().stream())
                        .anyMatch(key -> READABLE.contains(key.kind())
                                && key.name().equals(object.key().name()));
    }
}
