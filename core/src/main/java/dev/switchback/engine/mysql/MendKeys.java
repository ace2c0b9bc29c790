// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.mysql.Mending.Step;
import dev.switchback.schema.Change;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.List;

/** Mends keys, foreign keys and checks; each that differs is dropped and added as it should be. */
final class MendKeys {

    private static final String PRIMARY = "PRIMARY";

    private final Snapshot wanted;
    private final Snapshot found;
    private final Mending mending;

    MendKeys(Snapshot wanted, Snapshot found, Mending mending) {
        this.wanted = wanted;
        this.found = found;
        this.mending = mending;
    }

    void mend(ObjectKey key, List<Change> changes) {
        Change first = changes.get(0);
        String table = "ALTER TABLE " + DdlText.quoted(key.owner());
        if (first instanceof Change.Added) {
            mending.add(dropStep(key), table + drop(key) + ";");
        } else if (first instanceof Change.Removed lost) {
            mending.add(addStep(key), table + addition(lost.object()) + ";");
        } else {
            replace(table, wanted.objects().get(key));
        }
    }

    /**
     * A primary key, and a key that a foreign key may need, are replaced by one statement.
     *
     * <p>Other keys are not: a server may take the new key of one statement for the old one if but its comment or parser differs.
     */
    private void replace(String table, SchemaObject wish) {
        ObjectKey key = wish.key();
        if (key.kind().equals("index") && (key.name().equals(PRIMARY) || hasForeignKeys(key.owner()))) {
            mending.add(Step.INDEX, table + drop(key) + "," + addition(wish) + ";");
        } else {
            mending.add(dropStep(key), table + drop(key) + ";");
            mending.add(addStep(key), table + addition(wish) + ";");
        }
    }

    private boolean hasForeignKeys(String table) {
        String reference = " REFERENCES " + DdlText.quoted(table) + " ";
        return found.objects().values().stream()
                .filter(object -> object.key().kind().equals("foreign key"))
                .anyMatch(object ->
                        object.key().owner().equals(table) || definition(object).contains(reference));
    }

    private static Step dropStep(ObjectKey key) {
        return switch (key.kind()) {
            case "index" -> Step.DROP_INDEX;
            case "check" -> Step.DROP_CHECK;
            default -> Step.DROP_FOREIGN_KEY;
        };
    }

    private static Step addStep(ObjectKey key) {
        return switch (key.kind()) {
            case "index" -> Step.INDEX;
            case "check" -> Step.CHECK;
            default -> Step.FOREIGN_KEY;
        };
    }

    private static String drop(ObjectKey key) {
        String name = DdlText.quoted(key.name());
        return switch (key.kind()) {
            case "index" -> key.name().equals(PRIMARY) ? " DROP PRIMARY KEY" : " DROP INDEX " + name;
            case "check" -> " DROP CONSTRAINT " + name;
            default -> " DROP FOREIGN KEY " + name;
        };
    }

    private static String addition(SchemaObject object) {
        String name = DdlText.quoted(object.key().name());
        if (!object.key().kind().equals("index")) {
            return " ADD CONSTRAINT " + name + " " + definition(object);
        }
        String definition = definition(object);
        int behindKey = definition.indexOf("KEY") + "KEY".length();
        return object.key().name().equals(PRIMARY)
                ? " ADD " + definition
                : " ADD " + definition.substring(0, behindKey) + " " + name + definition.substring(behindKey);
    }

    private static String definition(SchemaObject object) {
        return object.properties().getOrDefault("definition", "");
    }
}
