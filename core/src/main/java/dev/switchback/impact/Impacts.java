// SPDX-License-Identifier: Apache-2.0
package dev.switchback.impact;

import dev.switchback.evidence.Evidence;
import dev.switchback.evidence.MigrationEvidence;
import dev.switchback.evidence.RecordedMigration;
import dev.switchback.evidence.SchemaRecord;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings what a run found together with the schemas that were recorded of the same scripts. */
public final class Impacts {

    private Impacts() {}

    /**
     * Returns what each migration of a history means, by its name, in order. One whose schema was recorded of another script, or after
     * others, counts as one at whose schema nobody has looked.
     *
     * @param records    any that may speak of it; the first that does is believed
     * @param placesStay whether the place of a column is never given to another one (PostgreSQL)
     */
    public static Map<String, Impact> of(Evidence evidence, List<SchemaRecord> records, boolean placesStay) {
        Map<String, SchemaStep> steps = steps(evidence, records);
        Map<String, Impact> impacts = new LinkedHashMap<>();
        for (MigrationEvidence migration : evidence.migrations()) {
            Optional<SchemaStep> step = Optional.ofNullable(steps.get(migration.name()));
            impacts.put(migration.name(), Impact.of(step, migration.results(), placesStay));
        }
        return impacts;
    }

    /** Returns what each migration made of the schema, by its name; nothing for those of which that is not known. */
    public static Map<String, SchemaStep> steps(Evidence evidence, List<SchemaRecord> records) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (MigrationEvidence migration : evidence.migrations()) {
            wanted.put(
                    identity(migration.version(), migration.sha256(), migration.chainSha256(), migration.name()),
                    migration.name());
        }
        Map<String, SchemaStep> steps = new LinkedHashMap<>();
        for (SchemaRecord record : fitting(evidence, records)) {
            if (steps.size() == wanted.size()) {
                break; // a directory may hold hundreds, and each has a walk to make
            }
            add(record, wanted, steps);
        }
        return steps;
    }

    private static void add(SchemaRecord record, Map<String, String> wanted, Map<String, SchemaStep> steps) {
        if (record.migrations().stream().noneMatch(step -> wanted.containsKey(identity(step)))) {
            return;
        }
        for (Optional<SchemaStep> step : SchemaSteps.of(record)) {
            step.ifPresent(known -> Optional.ofNullable(wanted.get(identity(known.migration())))
                    .ifPresent(name -> steps.putIfAbsent(name, known)));
        }
    }

    /** Returns the records of the product and server that the evidence is of, that of the same run first. */
    private static List<SchemaRecord> fitting(Evidence evidence, List<SchemaRecord> records) {
        String product = evidence.header().database().product();
        String version = evidence.header().database().version();
        String name = evidence.header().name();
        return records.stream()
                .filter(record -> record.header().product().equals(product))
                .filter(record -> record.header().version().equals(version))
                .sorted(Comparator.comparing(record -> !record.header().name().equals(name)))
                .toList();
    }

    private static String identity(RecordedMigration migration) {
        return identity(
                migration.version().map(Object::toString),
                migration.sha256(),
                migration.chainSha256(),
                migration.name());
    }

    /** A script's file may be called otherwise; a Java migration has nothing but its name. */
    private static String identity(Optional<String> version, Optional<String> sha256, String chain, String name) {
        return version.orElse("") + "\n" + sha256.orElse(name) + "\n" + chain;
    }
}
