// SPDX-License-Identifier: Apache-2.0
package dev.switchback.impact;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.RecordedMigration;
import dev.switchback.evidence.RecordedMigration.After;
import dev.switchback.evidence.SchemaRecord;
import dev.switchback.migration.Version;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaDelta;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A schema written down by hand, as a catalog would show it. */
final class Catalog {

    private final List<SchemaObject> objects = new ArrayList<>();

    static Catalog empty() {
        return new Catalog();
    }

    /** Adds an object; properties are pairs of name and value. */
    Catalog with(String kind, String owner, String name, int place, String... properties) {
        TreeMap<String, String> map = new TreeMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            map.put(properties[i], properties[i + 1]);
        }
        objects.add(new SchemaObject(new ObjectKey(kind, owner, name), map, place));
        return this;
    }

    Catalog table(String name) {
        return with("table", "", name, 0);
    }

    Catalog column(String table, int place, String name, String type, String... properties) {
        List<String> all = new ArrayList<>(List.of("type", type));
        all.addAll(List.of(properties));
        return with("column", table, name, place, all.toArray(new String[0]));
    }

    Catalog part(String kind, String table, String name, String definition) {
        return with(kind, table, name, 0, "definition", definition);
    }

    Snapshot snapshot() {
        return Snapshot.of(objects);
    }

    /** Returns what is recorded of a migration that makes this schema into another one. */
    SchemaRecord to(Catalog after) {
        SchemaDelta change = SchemaDelta.between(snapshot(), after.snapshot());
        RecordedMigration migration = new RecordedMigration(
                "V2__x.sql",
                Optional.of(Version.parse("2")),
                "x",
                Optional.of("ab"),
                "cd",
                List.of(),
                Optional.of(new After(after.snapshot().fingerprint(), change)));
        SchemaRecord.Header header =
                new SchemaRecord.Header("shop", "1", Instant.EPOCH, "postgresql", "18.6", "postgres");
        return new SchemaRecord(header, SchemaDelta.between(Snapshot.of(List.of()), snapshot()), List.of(migration));
    }

    /** Judges the migration that makes this schema into another one, on a product where columns keep their places. */
    Impact impact(Catalog after, CheckResult... results) {
        return Impact.of(SchemaSteps.of(to(after)).get(0), List.of(results), true);
    }

    /** As on MySQL and MariaDB, where columns are counted anew. */
    Impact impactCounted(Catalog after) {
        return Impact.of(SchemaSteps.of(to(after)).get(0), List.of(), false);
    }
}
