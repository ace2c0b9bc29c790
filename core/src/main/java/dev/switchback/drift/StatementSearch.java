// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import dev.switchback.drift.Comparison.Circumstances;
import dev.switchback.evidence.RecordedMigration;
import dev.switchback.evidence.SchemaRecord;
import dev.switchback.live.LiveSchema;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Finds the statement of one migration after which the rehearsed schema is the live one, as far as the migration touches it. */
final class StatementSearch {

    private final SchemaRecord record;
    private final RecordedMigration migration;
    private final List<Snapshot> schemas;
    private final LiveSchema live;
    private final Side rehearsed;
    private final Snapshot touched;

    StatementSearch(SchemaRecord record, int index, LiveSchema live) {
        this.record = record;
        this.migration = record.migrations().get(index);
        this.live = live;
        this.rehearsed = Side.rehearsed(record.header().account());
        this.schemas = record.statements(index).stream().map(rehearsed::seen).toList();
        this.touched = touched();
    }

    /** Drift elsewhere says nothing of this migration. */
    private Snapshot touched() {
        Set<ObjectKey> keys = new HashSet<>();
        schemas.forEach(schema -> keys.addAll(schema.objects().keySet()));
        Snapshot all = schemas.isEmpty()
                ? live.objects()
                : Side.live(rehearsed, everything(), live.objects()).seen(live.objects());
        TreeMap<ObjectKey, SchemaObject> objects = new TreeMap<>(all.objects());
        objects.keySet().retainAll(keys);
        return new Snapshot(objects);
    }

    /** Any of the objects tells who migrates there. */
    private Snapshot everything() {
        TreeMap<ObjectKey, SchemaObject> all = new TreeMap<>();
        record.migrations().forEach(step -> {
            step.statements().forEach(statement -> statement.change().applyTo(all));
            step.after().ifPresent(after -> after.change().applyTo(all));
        });
        return new Snapshot(all);
    }

    HalfApplied result() {
        if (schemas.isEmpty()) {
            return new HalfApplied.Untold(
                    migration.name()
                            + " was not rehearsed statement by statement, so that it cannot be told which of them took effect.",
                    "Rehearse once without a selection of migrations, with mvn switchback:rehearse, and ask again.");
        }
        List<List<Difference>> differences =
                schemas.stream().map(this::differences).toList();
        List<Integer> equal = IntStream.range(0, schemas.size())
                .filter(i -> differences.get(i).isEmpty())
                .boxed()
                .toList();
        return equal.isEmpty() ? between(differences) : reached(equal);
    }

    private List<Integer> lines() {
        return migration.statements().stream()
                .map(RecordedMigration.Statement::line)
                .toList();
    }

    /** Of two that are as like, the later one tells what is wrong with an object and not that there is one. */
    private HalfApplied between(List<List<Difference>> differences) {
        int nearest = IntStream.range(0, differences.size())
                .boxed()
                .min(Comparator.<Integer>comparingInt(i -> differences.get(i).size())
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
        return new HalfApplied.Between(migration.name(), nearest, lines(), differences.get(nearest));
    }

    /** A later statement may take back what an earlier one did: then it may be either. */
    private HalfApplied reached(List<Integer> equal) {
        return new HalfApplied.Reached(migration.name(), lines(), equal.get(0), equal.get(equal.size() - 1));
    }

    private List<Difference> differences(Snapshot schema) {
        Expectation expected = new Expectation(schema, new Snapshot(new TreeMap<>()), Set.of());
        Circumstances circumstances =
                new Circumstances(live.dialect().hasSchemasInside(), live.unseen(), false, Set.of(), Set.of(), true);
        return new Comparison(expected, touched, PropertyRules.of(record, live), circumstances)
                .result()
                .differences();
    }
}
