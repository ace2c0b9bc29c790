// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import dev.switchback.rehearsal.RehearsalProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link Rehearse} on a test class sets, by the names that the settings have everywhere. */
final class AnnotationSettings {

    private AnnotationSettings() {}

    /** Returns the nearest annotation: of the class, of what it inherits from, or of the class around it. */
    static Optional<Rehearse> find(Class<?> testClass) {
        Optional<Rehearse> own = AnnotationSupport.findAnnotation(testClass, Rehearse.class);
        return own.isPresent() || testClass.getEnclosingClass() == null ? own : find(testClass.getEnclosingClass());
    }

    /**
     * Returns what differs from the attributes' defaults.
     *
     * @throws RehearsalProblem if an element of {@code flyway} is no {@code flyway.key=value}
     */
    static Map<String, String> of(Rehearse rehearse) throws RehearsalProblem {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "database", String.join(",", rehearse.database()));
        put(values, "locations", String.join(",", rehearse.locations()));
        put(values, "undoLocations", String.join(",", rehearse.undoLocations()));
        put(values, "seedLocations", String.join(",", rehearse.seedLocations()));
        put(values, "since", rehearse.since());
        put(values, "rows", String.valueOf(rehearse.rows()));
        put(values, "seed", String.valueOf(rehearse.seed()));
        put(values, "keep", String.valueOf(rehearse.keep()));
        for (String entry : rehearse.flyway()) {
            putFlyway(values, entry);
        }
        return values;
    }

    private static void put(Map<String, String> values, String attribute, String value) {
        if (!value.equals(unset(attribute))) {
            values.put("switchback." + attribute, value);
        }
    }

    private static String unset(String attribute) {
        try {
            Object value = Rehearse.class.getMethod(attribute).getDefaultValue();
            return value instanceof String[] ? "" : String.valueOf(value);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void putFlyway(Map<String, String> values, String entry) throws RehearsalProblem {
        int equals = entry.indexOf('=');
        if (equals < 0 || !entry.startsWith("flyway.")) {
            throw new RehearsalProblem(
                    "@Rehearse(flyway = \"" + entry
                            + "\") is no Flyway setting. Write flyway.<setting>=<value>, such as \"flyway.placeholders.tenant=acme\".");
        }
        values.put(
                entry.substring(0, equals).strip(), entry.substring(equals + 1).strip());
    }
}
