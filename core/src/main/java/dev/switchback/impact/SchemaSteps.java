// SPDX-License-Identifier: Apache-2.0
package dev.switchback.impact;

import dev.switchback.evidence.RecordedMigration;
import dev.switchback.evidence.RecordedMigration.After;
import dev.switchback.evidence.SchemaRecord;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaDelta;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Walks along a recorded history, once, and looks at each step as it comes by.
 *
 * <p>Each step costs what it changes, not what the schema holds: a thousand migrations of a thousand tables are read in a moment.
 */
public final class SchemaSteps {

    private final SortedMap<ObjectKey, SchemaObject> objects = new TreeMap<>();
    private boolean isKnown = true;
    private SchemaSize size = SchemaSize.NONE;

    private SchemaSteps() {}

    /** Returns a step for each migration of a record; none for those of which the schema before or after was not looked at. */
    public static List<Optional<SchemaStep>> of(SchemaRecord record) {
        SchemaSteps walk = new SchemaSteps();
        record.initial().applyTo(walk.objects);
        walk.size = SchemaSize.of(walk.objects.values());
        return record.migrations().stream().map(walk::step).toList();
    }

    private Optional<SchemaStep> step(RecordedMigration migration) {
        List<SchemaDelta> changes = new ArrayList<>();
        migration.statements().forEach(statement -> changes.add(statement.change()));
        migration.after().map(After::change).ifPresent(changes::add);
        Set<ObjectKey> touched = touched(changes);
        List<SchemaObject> before = present(touched);
        changes.forEach(change -> change.applyTo(objects));
        size = size.plus(SchemaSize.of(present(touched)), SchemaSize.of(before));
        boolean wasKnown = isKnown;
        isKnown = migration.after().isPresent();
        return wasKnown && isKnown ? Optional.of(step(migration, touched, before)) : Optional.empty();
    }

    private SchemaStep step(RecordedMigration migration, Set<ObjectKey> touched, List<SchemaObject> before) {
        SchemaDiff diff = SchemaDiff.between(Snapshot.of(before), Snapshot.of(present(touched)));
        Set<ObjectKey> shown = new LinkedHashSet<>(touched);
        touched.forEach(key -> shown.addAll(columns(key)));
        return new SchemaStep(migration, diff, before, present(shown), size);
    }

    /** A constraint is judged by the columns that it is about. */
    private Set<ObjectKey> columns(ObjectKey part) {
        return part.owner().isEmpty()
                ? Set.of()
                : objects.subMap(
                                new ObjectKey("column", part.owner(), ""),
                                new ObjectKey("column", part.owner() + "\0", ""))
                        .keySet();
    }

    private static Set<ObjectKey> touched(List<SchemaDelta> changes) {
        Set<ObjectKey> touched = new LinkedHashSet<>();
        for (SchemaDelta change : changes) {
            touched.addAll(change.gone());
            change.present().forEach(object -> touched.add(object.key()));
        }
        return touched;
    }

    private List<SchemaObject> present(Set<ObjectKey> keys) {
        return keys.stream()
                .filter(objects::containsKey)
                .map(key -> objects.get(key))
                .toList();
    }
}
