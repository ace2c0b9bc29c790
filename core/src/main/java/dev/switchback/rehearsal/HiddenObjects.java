// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.evidence.HiddenValue;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import dev.switchback.settings.SecretValues;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Schemas without the secrets that placeholders have put into definitions, such as a password in the body of a function. */
final class HiddenObjects {

    private static final String PLACEHOLDERS = "flyway.placeholders.";

    private final SecretValues secrets;

    /** Neighbouring schemas share their objects, and are to share these as well. */
    private final Map<SchemaObject, SchemaObject> known = new IdentityHashMap<>();

    private HiddenObjects(SecretValues secrets) {
        this.secrets = secrets;
    }

    /** Other settings do not get into a script. */
    static HiddenObjects of(Map<String, String> flyway) {
        Map<String, String> placeholders = new HashMap<>(flyway);
        placeholders.keySet().removeIf(key -> !key.startsWith(PLACEHOLDERS));
        return new HiddenObjects(SecretValues.of(placeholders));
    }

    Snapshot in(Snapshot schema) {
        return secrets.isEmpty()
                ? schema
                : Snapshot.of(schema.objects().values().stream()
                        .map(object -> known.computeIfAbsent(object, this::hidden))
                        .toList());
    }

    private SchemaObject hidden(SchemaObject object) {
        TreeMap<String, String> properties = new TreeMap<>(object.properties());
        properties.replaceAll((name, value) -> secrets.hide(value).equals(value) ? value : HiddenValue.of(value));
        return properties.equals(object.properties())
                ? object
                : new SchemaObject(object.key(), properties, object.position());
    }
}
