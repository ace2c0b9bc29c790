// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an object of a schema belongs. */
final class Places {

    /** The kind stands in front of what a right is granted on. */
    private static final Pattern GRANTED_ON =
            Pattern.compile("^(foreign data wrapper|(?:foreign |materialized )?[a-z]+) ");

    private static final Pattern QUALIFIED = Pattern.compile("^(\"(?:[^\"]|\"\")*\"|[^.\"(\\s]+)\\.");

    /** Kinds whose names are not within a schema, whatever they look like. */
    private static final Set<String> OUTSIDE = Set.of(
            "extension", "cast", "language", "database", "setting", "event trigger", "publication", "subscription");

    private Places() {}

    /** Returns the table or view that an object is or belongs to, else the object's own name. */
    static String relation(SchemaObject object) {
        ObjectKey key = object.key();
        String ownedBy = object.properties().getOrDefault("owned by", "");
        if (key.kind().equals("sequence") && !ownedBy.isEmpty()) {
            return ownedBy.substring(0, ownedBy.lastIndexOf('.'));
        }
        String owner = owner(key);
        return owner.isEmpty() ? key.name() : owner;
    }

    private static String owner(ObjectKey key) {
        return key.kind().equals("grant") ? GRANTED_ON.matcher(key.owner()).replaceFirst("") : key.owner();
    }

    /** Returns the schema that an object is in, as SQL writes it; empty for what is in none. */
    static Optional<String> schema(ObjectKey key) {
        if (key.kind().equals("schema")) {
            return Optional.of(key.name());
        }
        if (key.kind().equals("grant") && key.owner().startsWith("schema ")) {
            return Optional.of(owner(key));
        }
        if (OUTSIDE.contains(key.kind())) {
            return Optional.empty();
        }
        Matcher schema = QUALIFIED.matcher(key.owner().isEmpty() ? key.name() : owner(key));
        return schema.find() ? Optional.of(schema.group(1)) : Optional.empty();
    }

    /** Returns a name without its schema and quotes. */
    static String bare(String name) {
        return QUALIFIED.matcher(name).replaceFirst("").replaceAll("[`\"]", "");
    }
}
