// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.TableName;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What becomes of an object between the catalog and the snapshot: left out, freed of the database's name, shared. */
final class KnownObjects {

    private final Set<String> excluded;
    private final boolean caseSensitive;
    private final OwnName name;
    private final Map<SchemaObject, SchemaObject> shared;

    KnownObjects(Set<TableName> excluded, boolean caseSensitive, OwnName name, Map<SchemaObject, SchemaObject> shared) {
        this.caseSensitive = caseSensitive;
        this.excluded =
                excluded.stream().map(TableName::name).map(this::folded).collect(Collectors.toUnmodifiableSet());
        this.name = name;
        this.shared = shared;
    }

    /** Says whether a table, a view or a sequence is no part of the schema. */
    boolean isExcluded(String relation) {
        return excluded.contains(folded(relation));
    }

    private String folded(String relation) {
        return caseSensitive ? relation : relation.toLowerCase(Locale.ROOT);
    }

    /** Returns those that do not belong to an excluded table, in the form that the snapshot holds. */
    List<SchemaObject> kept(List<SchemaObject> objects) {
        return objects.stream()
                .filter(object -> !isExcluded(relationOf(object.key())))
                .map(this::kept)
                .toList();
    }

    /** The owner of a grant says its kind, too. */
    static String relationOf(ObjectKey key) {
        return key.kind().equals("grant") ? key.owner().replaceFirst("^table ", "") : key.owner();
    }

    private SchemaObject kept(SchemaObject object) {
        TreeMap<String, String> properties = new TreeMap<>(object.properties());
        properties.replaceAll((property, value) -> name.removedFrom(value));
        ObjectKey key = object.key();
        ObjectKey namelessKey = new ObjectKey(key.kind(), name.removedFrom(key.owner()), name.removedFrom(key.name()));
        SchemaObject nameless = new SchemaObject(namelessKey, properties, object.position());
        SchemaObject known = shared.putIfAbsent(nameless, nameless);
        return known == null ? nameless : known;
    }
}
