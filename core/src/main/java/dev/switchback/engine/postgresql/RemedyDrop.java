// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.Locale;
import java.util.Optional;

/** The statement that drops an object which should not be there. */
final class RemedyDrop {

    private RemedyDrop() {}

    static Optional<String> of(SchemaObject object, Snapshot found) {
        ObjectKey key = object.key();
        if (object.properties().containsKey("inherited") || object.properties().containsKey("attached to")) {
            return Optional.empty();
        }
        return switch (key.kind()) {
            case "table",
                    "foreign table",
                    "view",
                    "materialized view",
                    "type",
                    "domain",
                    "function",
                    "procedure",
                    "aggregate",
                    "schema",
                    "extension",
                    "statistics",
                    "publication",
                    "event trigger",
                    "server",
                    "collation" -> Optional.of("DROP " + key.kind().toUpperCase(Locale.ROOT) + " " + key.name() + ";");
            case "sequence" ->
                object.properties().containsKey("identity")
                        ? Optional.empty()
                        : Optional.of("DROP SEQUENCE " + key.name() + ";");
            case "column" -> Optional.of("ALTER TABLE " + key.owner() + " DROP COLUMN " + key.name() + ";");
            case "attribute" -> Optional.of("ALTER TYPE " + key.owner() + " DROP ATTRIBUTE " + key.name() + ";");
            case "constraint" ->
                Optional.of("ALTER " + constrained(key, found) + " " + key.owner() + " DROP CONSTRAINT " + key.name()
                        + ";");
            case "index" -> Optional.of("DROP INDEX " + schemaOf(key.owner()) + key.name() + ";");
            case "trigger", "rule", "policy" ->
                Optional.of(
                        "DROP " + key.kind().toUpperCase(Locale.ROOT) + " " + key.name() + " ON " + key.owner() + ";");
            case "grant" -> RemedyGrant.revoke(object, found);
            default -> Optional.empty();
        };
    }

    static String constrained(ObjectKey constraint, Snapshot snapshot) {
        boolean domain =
                snapshot.find(new ObjectKey("domain", "", constraint.owner())).isPresent();
        return domain ? "DOMAIN" : "TABLE";
    }

    /** Returns the schema of a qualified name with the dot; either part may be quoted, with dots and quotes in it. */
    static String schemaOf(String qualified) {
        boolean quoted = false;
        for (int i = 0; i < qualified.length(); i++) {
            char c = qualified.charAt(i);
            quoted ^= c == '"';
            if (c == '.' && !quoted) {
                return qualified.substring(0, i + 1);
            }
        }
        return "";
    }
}
