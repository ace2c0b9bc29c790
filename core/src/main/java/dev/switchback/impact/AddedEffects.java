// SPDX-License-Identifier: Apache-2.0
package dev.switchback.impact;

import dev.switchback.schema.Change;
import dev.switchback.schema.SchemaObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges what a migration adds; what comes with a new table is not looked at on its own. */
final class AddedEffects {

    private static final Pattern OWN_VALUE = Pattern.compile("nextval|uuid|random", Pattern.CASE_INSENSITIVE);

    private final SchemaStep step;

    AddedEffects(SchemaStep step) {
        this.step = step;
    }

    Effect of(Change.Added added) {
        SchemaObject object = added.object();
        return switch (object.key().kind()) {
            case "column" -> column(added, object);
            case "index", "constraint" -> key(added, object);
            case "check", "foreign key" -> constraint(added, object);
            case "trigger", "rule" ->
                Effect.transforming(added, "it acts on what code writes that knows nothing of it");
            case "policy" -> Effect.transforming(added, "it decides which rows code sees");
            default -> Effect.additive(added, "nothing that was there before depends on it");
        };
    }

    private static Effect column(Change.Added added, SchemaObject column) {
        boolean needsValue = column.properties().containsKey("type") && isNotNull(column) && !hasValue(column);
        return needsValue
                ? Effect.breaking(added, "it is NOT NULL without a default: code that inserts without it is refused")
                : Effect.additive(added, "code that does not name it goes on");
    }

    static boolean isNotNull(SchemaObject column) {
        return column.properties().containsKey("not null");
    }

    /** Says whether a column gets a value by itself. */
    static boolean hasValue(SchemaObject column) {
        return List.of("default", "generated", "identity", "auto_increment").stream()
                .anyMatch(property -> column.properties().containsKey(property));
    }

    private Effect key(Change.Added added, SchemaObject object) {
        KeyText text = text(object);
        if (!text.isUnique()) {
            boolean isIndex = object.key().kind().equals("index");
            return isIndex ? Effect.additive(added, "statements see no index") : constraint(added, object);
        }
        if (removed(object).stream().anyMatch(text::isLooserThan)) {
            return Effect.transforming(added, "it takes the place of one that was as strict");
        }
        return isAboutNewColumns(object)
                ? Effect.additive(added, "it is about a new column that old code does not fill")
                : Effect.breaking(added, "code that writes the same value twice is refused");
    }

    private Effect constraint(Change.Added added, SchemaObject object) {
        KeyText text = text(object);
        if (removed(object).stream().anyMatch(text::saysTheSameAs)) {
            return Effect.additive(added, "it was there before under another name");
        }
        boolean isNew = text.isForeignKey() ? isAboutNewColumns(object) : mentionsOnlyNewColumns(object);
        return isNew
                ? Effect.additive(added, "it is about a new column that old code does not fill")
                : Effect.breaking(added, "code that writes what it forbids is refused");
    }

    static KeyText text(SchemaObject object) {
        return new KeyText(object.properties().getOrDefault("definition", ""));
    }

    private List<KeyText> removed(SchemaObject added) {
        return step.diff().changes().stream()
                .flatMap(change -> change instanceof Change.Removed removed
                        ? Optional.of(removed.object()).stream()
                        : Optional.<SchemaObject>empty().stream())
                .filter(object -> object.key().owner().equals(added.key().owner()))
                .filter(object -> Set.of("index", "constraint", "check", "foreign key")
                        .contains(object.key().kind()))
                .map(AddedEffects::text)
                .toList();
    }

    /** Of a new column that is empty, or numbered by itself, no two rows are the same to a unique key. */
    private boolean isAboutNewColumns(SchemaObject key) {
        Set<String> columns = text(key).columns();
        return !columns.isEmpty()
                && columns.stream().anyMatch(column -> isHarmlesslyNew(key.key().owner(), column));
    }

    private boolean isHarmlesslyNew(String owner, String name) {
        return addedColumns(owner).stream()
                .filter(column -> KeyText.bare(column.key().name()).equals(name))
                .anyMatch(column -> isNumbered(column) || !isNotNull(column) && isEmpty(column));
    }

    private static boolean isNumbered(SchemaObject column) {
        return column.properties().containsKey("identity")
                || column.properties().containsKey("auto_increment")
                || OWN_VALUE
                        .matcher(column.properties().getOrDefault("default", ""))
                        .find();
    }

    private static boolean isEmpty(SchemaObject column) {
        return column.properties().getOrDefault("default", "NULL").equals("NULL")
                && !column.properties().containsKey("generated");
    }

    private List<SchemaObject> addedColumns(String owner) {
        return step.diff().changes().stream()
                .flatMap(change -> change instanceof Change.Added column
                        ? Optional.of(column.object()).stream()
                        : Optional.<SchemaObject>empty().stream())
                .filter(object -> object.key().kind().equals("column"))
                .filter(object -> object.key().owner().equals(owner))
                .toList();
    }

    /** A condition on nothing but new columns holds for what old code leaves in them: it held for the rows that were there. */
    private boolean mentionsOnlyNewColumns(SchemaObject check) {
        List<SchemaObject> added = addedColumns(check.key().owner()).stream()
                .filter(column -> !isNotNull(column) || hasValue(column))
                .toList();
        List<String> mentioned = columns(check.key().owner()).stream()
                .filter(name -> Pattern.compile("(?<![\\p{L}\\p{N}_])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_])")
                        .matcher(text(check).definition())
                        .find())
                .toList();
        return !mentioned.isEmpty()
                && added.stream()
                        .map(column -> KeyText.bare(column.key().name()))
                        .toList()
                        .containsAll(mentioned);
    }

    private List<String> columns(String owner) {
        return step.after().stream()
                .filter(object -> object.key().kind().equals("column"))
                .filter(object -> object.key().owner().equals(owner))
                .map(object -> KeyText.bare(object.key().name()))
                .toList();
    }
}
