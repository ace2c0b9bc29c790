// SPDX-License-Identifier: Apache-2.0
package dev.switchback.impact;

import dev.switchback.evidence.Evidence;
import dev.switchback.evidence.MigrationEvidence;
import dev.switchback.evidence.SchemaRecord;
import java.util.Comparator;
import java.util.HashMap;
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
        Map<String, SchemaStep> recorded = recorded(evidence, records);
        Map<String, SchemaStep> steps = new LinkedHashMap<>();
        for (MigrationEvidence migration : evidence.migrations()) {
            String identity =
                    identity(migration.version(), migration.sha256(), migration.chainSha256(), migration.name());
            Optional.ofNullable(recorded.get(identity)).ifPresent(step -> steps.put(migration.name(), step));
        }
        return steps;
    }

    /** Returns the recorded steps of the product and server that the evidence is of, by what identifies a migration. */
    private static Map<String, SchemaStep> recorded(Evidence evidence, List<SchemaRecord> records) {
        Map<String, SchemaStep> steps = new HashMap<>();
        records.stream()
                .filter(record -> record.header()
                        .product()
                        .equals(evidence.header().database().product()))
                .filter(record -> record.header()
                        .version()
                        .equals(evidence.header().database().version()))
                .sorted(Comparator.comparing(record ->
                        !record.header().name().equals(evidence.header().name())))
                .flatMap(record -> SchemaSteps.of(record).stream())
                .flatMap(Optional::stream)
                .forEach(step -> steps.putIfAbsent(
                        identity(
                                step.migration().version().map(Object::toString),
                                step.migration().sha256(),
                                step.migration().chainSha256(),
                                step.migration().name()),
                        step));
        return steps;
    }

    /** A script's file may be called otherwise; a Java migration has nothing but its name. */
    private static String identity(Optional<String> version, Optional<String> sha256, String chain, String name) {
        return version.orElse("") + "\n" + sha256.orElse(name) + "\n" + chain;
    }
}
