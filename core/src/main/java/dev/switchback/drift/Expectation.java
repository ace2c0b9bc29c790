// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import dev.switchback.evidence.EvidenceProblem;
import dev.switchback.evidence.RecordedMigration;
import dev.switchback.evidence.SchemaRecord;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaDelta;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a live database should hold.
 *
 * @param schema  what the rehearsal had
 * @param initial what was there before the first migration, and is the server's or the administrator's to choose
 * @param loose   what repeatable migrations touch, where they ran at other versions than in the rehearsal: whether that is as it
 *                should be cannot be told when it differs
 */
record Expectation(Snapshot schema, Snapshot initial, Set<ObjectKey> loose) {

    Expectation {
        loose = Set.copyOf(loose);
    }

    /** Returns it for a place in the walk; empty if nobody has looked at the schema there. */
    static Optional<Expectation> of(SchemaRecord record, Standing.At at) throws EvidenceProblem {
        List<Integer> repeatable = IntStream.range(0, record.migrations().size())
                .filter(i -> record.migrations().get(i).version().isEmpty())
                .boxed()
                .toList();
        boolean isEnd = at.count() + repeatable.size() == record.migrations().size()
                && at.repeatables().equals(repeatable);
        Optional<Snapshot> schema = record.after(isEnd ? record.migrations().size() : at.count());
        if (schema.isEmpty() || isEnd) {
            return schema.map(found -> new Expectation(found, record.before(), Set.of()));
        }
        SortedMap<ObjectKey, SchemaObject> objects = new TreeMap<>(schema.get().objects());
        Set<ObjectKey> loose = new HashSet<>();
        for (int place : repeatable) {
            for (SchemaDelta change : changes(record.migrations().get(place))) {
                loose.addAll(change.gone());
                change.present().forEach(object -> loose.add(object.key()));
                if (at.repeatables().contains(place)) {
                    change.applyTo(objects);
                }
            }
        }
        return Optional.of(new Expectation(new Snapshot(objects), record.before(), loose));
    }

    private static List<SchemaDelta> changes(RecordedMigration migration) {
        List<SchemaDelta> changes = new ArrayList<>();
        migration.statements().forEach(statement -> changes.add(statement.change()));
        migration.after().ifPresent(after -> changes.add(after.change()));
        return changes;
    }

    /** Returns the same with the account that migrates under its common name. */
    Expectation seenBy(Side rehearsed) {
        return new Expectation(rehearsed.seen(schema), rehearsed.seen(initial), loose);
    }

    /** Says whether an object is as no migration has made it. */
    boolean isInitial(SchemaObject object) {
        return initial.find(object.key()).filter(object::equals).isPresent();
    }
}
