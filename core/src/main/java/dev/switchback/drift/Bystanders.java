// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands in a live database beside the work of migrations, and is nobody's mistake. */
final class Bystanders {

    /** Administrators give rights, set parameters, publish tables and install extensions where they run a database. */
    private static final Set<String> OPERATION = Set.of(
            "grant",
            "default privileges",
            "setting",
            "extension",
            "publication",
            "published table",
            "published schema",
            "subscription",
            "user mapping",
            "security label",
            "event trigger",
            "statistics");

    /** Book-keeping of other migration tools, of Flyway before version 5, and of Switchback. */
    private static final Pattern TOOLS = Pattern.compile("schema_version|databasechangelog(lock)?|schema_migrations"
            + "|ar_internal_metadata|_prisma_migrations|__efmigrationshistory|alembic_version|django_migrations|knex_migrations(_lock)?"
            + "|__drizzle_migrations|goose_db_version|flyway_schema_history|switchback_\\w+");

    /** Where a server gives tables without a primary key one of its own. */
    private static final String GENERATED_KEY = "my_row_id";

    private final boolean hasSchemas;
    private final Set<String> schemas = new HashSet<>();
    private final Partitions partitions;

    Bystanders(Expectation expected, Snapshot live, boolean hasSchemas) {
        this.hasSchemas = hasSchemas;
        this.partitions = Partitions.only(live, expected.schema());
        expected.schema().objects().values().stream()
                .filter(object -> !expected.isInitial(object))
                .forEach(object -> Places.schema(object.key()).ifPresent(schemas::add));
    }

    /** Returns, for something that no migration makes, why that is no drift, as a heading. */
    Optional<String> reason(SchemaObject object) {
        if (isElsewhere(object)) {
            return Optional.of("Not compared, for no migration makes anything in these schemas");
        }
        if (partitions.have(object)) {
            return Optional.of("Partitions that no migration makes");
        }
        if (OPERATION.contains(object.key().kind())) {
            return Optional.of(heading(object.key().kind()));
        }
        if (TOOLS.matcher(Places.bare(Places.relation(object)).toLowerCase(Locale.ROOT))
                .matches()) {
            return Optional.of("Tables of other tools");
        }
        return isGeneratedKey(object) ? Optional.of("Primary keys that the server has added") : Optional.empty();
    }

    /** Returns what is named under the heading. */
    String name(SchemaObject object) {
        if (isElsewhere(object)) {
            return Places.schema(object.key()).orElse("");
        }
        if (partitions.have(object)) {
            return Places.relation(object);
        }
        return switch (object.key().kind()) {
            case "grant" -> "to " + object.key().name();
            case "extension", "publication", "subscription", "event trigger", "statistics" ->
                object.key().name();
            case "setting",
                    "default privileges",
                    "user mapping",
                    "security label",
                    "published table",
                    "published schema" -> object.key().toString();
            default -> Places.relation(object);
        };
    }

    private static String heading(String kind) {
        return switch (kind) {
            case "grant" -> "Rights that no migration gives";
            case "extension" -> "Extensions that no migration installs";
            default -> "Set up by whoever runs the database, and not by migrations";
        };
    }

    private boolean isElsewhere(SchemaObject object) {
        return hasSchemas
                && Places.schema(object.key())
                        .filter(schema -> !schemas.contains(schema))
                        .isPresent();
    }

    private static boolean isGeneratedKey(SchemaObject object) {
        return object.key().name().equals(GENERATED_KEY)
                || object.properties().getOrDefault("definition", "").contains("`" + GENERATED_KEY + "`");
    }
}
