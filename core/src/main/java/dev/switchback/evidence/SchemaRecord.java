// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import dev.switchback.migration.Version;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaDelta;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The schema of each version of a history, as a rehearsal has seen it. The format is described in {@code docs/evidence.md}.
 *
 * @param initial    what makes nothing into the schema of a database before the first migration
 * @param migrations in the order in which an empty database receives them, as far as the rehearsal came
 */
public record SchemaRecord(Header header, SchemaDelta initial, List<RecordedMigration> migrations) {

    /** The version of the format that this Switchback writes, and the newest that it reads. */
    public static final int FORMAT = 1;

    /**
     * Where the schemas were seen.
     *
     * @param name    what the rehearsal is called
     * @param tool    the version of Switchback
     * @param written when
     * @param product the product in lower case
     * @param version as the server stated it
     * @param account the one that migrated, to whom everything belongs that no script gives to another
     */
    public record Header(String name, String tool, Instant written, String product, String version, String account) {}

    public SchemaRecord {
        migrations = List.copyOf(migrations);
    }

    /** Returns the schema of a database that has received no migration. */
    public Snapshot before() {
        SortedMap<ObjectKey, SchemaObject> objects = new TreeMap<>();
        initial.applyTo(objects);
        return new Snapshot(objects);
    }

    /**
     * Returns the schema after so many migrations; empty if nobody has looked at it.
     *
     * @throws EvidenceProblem if the record is damaged: it does not lead to the schema of which it has the fingerprint
     */
    public Optional<Snapshot> after(int count) throws EvidenceProblem {
        if (count == 0) {
            return Optional.of(before());
        }
        RecordedMigration last = migrations.get(count - 1);
        if (last.after().isEmpty()) {
            return Optional.empty();
        }
        Snapshot schema = new Snapshot(replayed(count));
        if (!schema.fingerprint().equals(last.after().get().fingerprint())) {
            throw new EvidenceProblem("the record of the rehearsed schemas of " + header.name() + " is damaged at "
                    + last.name() + "\n  Delete it and run the rehearsal again.");
        }
        return Optional.of(schema);
    }

    /** Returns the schema after the migration of a version; empty if it is not known. */
    public Optional<Snapshot> at(Version version) throws EvidenceProblem {
        Optional<Integer> index = IntStream.range(0, migrations.size())
                .boxed()
                .filter(i -> migrations.get(i).version().equals(Optional.of(version)))
                .findFirst();
        return index.isPresent() ? after(index.get() + 1) : Optional.empty();
    }

    private SortedMap<ObjectKey, SchemaObject> replayed(int count) {
        SortedMap<ObjectKey, SchemaObject> objects = new TreeMap<>();
        initial.applyTo(objects);
        for (RecordedMigration migration : migrations.subList(0, count)) {
            migration.statements().forEach(statement -> statement.change().applyTo(objects));
            migration.after().ifPresent(after -> after.change().applyTo(objects));
        }
        return objects;
    }

    /**
     * Returns what a migration touches, as it is before it and after each of its statements; none where that is not known.
     *
     * @param index which migration
     */
    public List<Snapshot> statements(int index) {
        RecordedMigration migration = migrations.get(index);
        boolean isKnown = index == 0 || migrations.get(index - 1).after().isPresent();
        if (!isKnown || migration.after().isEmpty() || migration.statements().isEmpty()) {
            return List.of();
        }
        List<SchemaDelta> changes = changes(migration);
        changes.remove(migration.statements().size() - 1); // of the last statement, whose change is the migration's
        SortedMap<ObjectKey, SchemaObject> objects = replayed(index);
        objects.keySet().retainAll(touched(index));
        List<Snapshot> schemas = new ArrayList<>();
        schemas.add(new Snapshot(new TreeMap<>(objects)));
        for (SchemaDelta change : changes) {
            change.applyTo(objects);
            schemas.add(change.isEmpty() ? schemas.get(schemas.size() - 1) : new Snapshot(new TreeMap<>(objects)));
        }
        return schemas;
    }

    /** Returns what a migration changes, brings or takes away, at its end or between its statements. */
    public Set<ObjectKey> touched(int index) {
        Set<ObjectKey> touched = new HashSet<>();
        for (SchemaDelta change : changes(migrations.get(index))) {
            touched.addAll(change.gone());
            change.present().forEach(object -> touched.add(object.key()));
        }
        return touched;
    }

    private static List<SchemaDelta> changes(RecordedMigration migration) {
        List<SchemaDelta> changes = new ArrayList<>();
        migration.statements().forEach(statement -> changes.add(statement.change()));
        migration.after().ifPresent(after -> changes.add(after.change()));
        return changes;
    }
}
