// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The statements that create an object anew from what a snapshot says about it.
 *
 * <p>None where the snapshot says something that they would not restore, and none for a table or a column: what it held is gone with it.
 */
final class RemedyCreate {

    private final SchemaObject object;
    private final Map<String, String> properties;
    private final ObjectKey key;
    private final Snapshot wanted;

    private RemedyCreate(SchemaObject object, Snapshot wanted) {
        this.object = object;
        this.properties = object.properties();
        this.key = object.key();
        this.wanted = wanted;
    }

    static Optional<String> of(SchemaObject object, Snapshot wanted) {
        return new RemedyCreate(object, wanted).statements();
    }

    private Optional<String> statements() {
        return switch (key.kind()) {
            case "index", "statistics", "rule", "function", "procedure" -> from(definition());
            case "trigger" -> from(definition(), "enabled").flatMap(this::withEnabled);
            case "constraint" ->
                from("ALTER " + RemedyDrop.constrained(key, wanted) + " " + key.owner() + " ADD CONSTRAINT "
                        + key.name() + " " + definition());
            case "view" -> from("CREATE VIEW " + key.name() + " AS " + definition());
            case "materialized view" -> from("CREATE MATERIALIZED VIEW " + key.name() + " AS " + definition());
            case "policy" -> from(policy(), "command", "restrictive", "roles", "using", "with check");
            case "sequence" ->
                from(
                        "CREATE SEQUENCE " + key.name() + " " + RemedyAlter.sequence(properties) + ownedBy(),
                        "type",
                        "start",
                        "increment",
                        "minimum",
                        "maximum",
                        "cache",
                        "cycle",
                        "owned by");
            case "type" ->
                "enum".equals(properties.get("form"))
                        ? from(
                                "CREATE TYPE " + key.name() + " AS ENUM (" + properties.getOrDefault("labels", "")
                                        + ")",
                                "form",
                                "labels")
                        : Optional.empty();
            case "schema" -> from("CREATE SCHEMA " + key.name());
            case "extension" ->
                from("CREATE EXTENSION " + key.name() + " SCHEMA " + properties.get("schema"), "schema", "comment");
            case "grant" -> RemedyGrant.grant(object);
            default -> Optional.empty();
        };
    }

    private String definition() {
        String definition = properties.getOrDefault("definition", "");
        return definition.endsWith(";") ? definition.substring(0, definition.length() - 1) : definition;
    }

    /** Returns the statement with those for owner and comment, unless there are properties that it does not restore. */
    private Optional<String> from(String statement, String... restored) {
        List<String> statements = new ArrayList<>(List.of(statement + ";"));
        Set<String> known = new HashSet<>(List.of(restored));
        known.addAll(Set.of("definition", "owner", "comment"));
        if (!known.containsAll(properties.keySet())) {
            return Optional.empty();
        }
        for (String property : List.of("owner", "comment")) {
            if (properties.containsKey(property) && !(key.kind().equals("extension"))) {
                Optional<String> more = RemedyAlter.of(object, property, wanted);
                if (more.isEmpty()) {
                    return Optional.empty();
                }
                statements.add(more.get());
            }
        }
        return Optional.of(String.join(" ", statements));
    }

    private Optional<String> withEnabled(String statement) {
        return properties.containsKey("enabled")
                ? RemedyAlter.of(object, "enabled", wanted).map(more -> statement + " " + more)
                : Optional.of(statement);
    }

    private String policy() {
        StringBuilder policy = new StringBuilder("CREATE POLICY " + key.name() + " ON " + key.owner());
        policy.append(properties.containsKey("restrictive") ? " AS RESTRICTIVE" : "");
        policy.append(" FOR ").append(properties.get("command")).append(" TO ").append(properties.get("roles"));
        if (properties.containsKey("using")) {
            policy.append(" USING (").append(properties.get("using")).append(")");
        }
        if (properties.containsKey("with check")) {
            policy.append(" WITH CHECK (").append(properties.get("with check")).append(")");
        }
        return policy.toString();
    }

    private String ownedBy() {
        return properties.containsKey("owned by") ? " OWNED BY " + properties.get("owned by") : "";
    }
}
