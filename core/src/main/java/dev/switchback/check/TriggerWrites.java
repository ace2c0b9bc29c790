// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.data.compare.DataFinding;
import dev.switchback.database.TableName;
import dev.switchback.evidence.Severity;
import dev.switchback.flyway.Touched;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Knows what the user's own triggers write whenever a script touches a table: rows of an audit table, a time of the last change.
 *
 * <p>No undo script can take that back, and none should: an audit table that forgets is none. So such a difference is told as a
 * warning, with the trigger's name. To be excused so, a trigger must be enabled, stand on a table that the script touched, fire on
 * what happened, and its function must insert into the table, or set the column to something other than the value it is given. The
 * last is read from the function's text: nothing that the database shows tells who wrote a row.
 *
 * @param schema  the schema from before the migration
 * @param touched what the undo script may have written
 */
record TriggerWrites(Snapshot schema, Touched touched) {

    private static final Pattern CALLED = Pattern.compile("EXECUTE (?:FUNCTION|PROCEDURE) (.+?)\\(");
    private static final Pattern ON_UPDATE = Pattern.compile("(?s)^CREATE .*?\\bUPDATE\\b.*? ON ");

    private static final String INSERTS =
            "\\b(?:insert|replace)\\s+(?:ignore\\s+)?into\\s+(?:[\"`]?[\\w$]+[\"`]?\\s*\\.\\s*)?[\"`]?%s[\"`]?(?![\\w$\"`])";
    private static final String SETS = "\\bnew\\s*\\.\\s*[\"`]?%s[\"`]?\\s*:?=(?!\\s*coalesce\\s*\\(\\s*new\\s*\\.)";

    private static final String REMEDY =
            "Nothing, if it is meant to write whatever the reason. If not, keep it from writing for the time of the script: on"
                    + " PostgreSQL with ALTER TABLE … DISABLE TRIGGER, and ENABLE TRIGGER at the script's end; on MySQL by setting"
                    + " the column to its own old value in the UPDATE, or by dropping the trigger and creating it again.";

    /** Returns the finding, weighed less if a trigger is known to write what it is about. */
    DataFinding weigh(DataFinding finding) {
        if (finding.severity() != Severity.FAILURE) {
            return finding;
        }
        return culprit(finding)
                .map(trigger ->
                        finding.withSeverity(Severity.WARNING, because(trigger)).withRemedy(REMEDY))
                .orElse(finding);
    }

    private static String because(SchemaObject trigger) {
        if (trigger.key().kind().equals("column")) {
            return " The server sets the " + trigger.key()
                    + " whenever another column of the row is written, during an undo" + " as well.";
        }
        return " The " + trigger.key() + " writes there whenever it fires, during an undo as well.";
    }

    private Optional<SchemaObject> culprit(DataFinding finding) {
        return switch (finding.id()) {
            case "rows-added" ->
                triggers()
                        .filter(this::mayHaveFired)
                        .filter(trigger ->
                                says(trigger, INSERTS, finding.table().name()))
                        .findFirst();
            case "values-changed", "values-filled", "written-row-changed" ->
                setByServer(finding).or(() -> setByTrigger(finding));
            default -> Optional.empty();
        };
    }

    /** A column of MySQL's with ON UPDATE CURRENT_TIMESTAMP. */
    private Optional<SchemaObject> setByServer(DataFinding finding) {
        return schema.find(new ObjectKey(
                        "column", finding.table().toString(), finding.column().orElse("")))
                .filter(column -> column.properties().containsKey("on update"));
    }

    private Optional<SchemaObject> setByTrigger(DataFinding finding) {
        return triggers()
                .filter(trigger -> isOn(trigger, finding.table()) && mayHaveFired(trigger))
                .filter(TriggerWrites::firesOnUpdate)
                .filter(trigger -> says(trigger, SETS, finding.column().orElse("")))
                .findFirst();
    }

    /** MySQL's triggers fire on one event, which is told apart from what they do. */
    private static boolean firesOnUpdate(SchemaObject trigger) {
        String event = trigger.properties().get("event");
        return event == null ? ON_UPDATE.matcher(definition(trigger)).find() : event.equals("UPDATE");
    }

    private Stream<SchemaObject> triggers() {
        return schema.objects().values().stream()
                .filter(object -> object.key().kind().equals("trigger") || isOfEvents(object))
                .filter(trigger -> !"disabled".equals(trigger.properties().get("enabled")));
    }

    private static boolean isOfEvents(SchemaObject trigger) {
        return trigger.key().kind().equals("event trigger");
    }

    private boolean mayHaveFired(SchemaObject trigger) {
        return isOfEvents(trigger)
                || touched.unknown().isPresent()
                || touched.relations().stream()
                        .anyMatch(relation -> relation.name()
                                .filter(name -> isOn(trigger, name))
                                .isPresent());
    }

    private static boolean isOn(SchemaObject trigger, TableName table) {
        return trigger.key().owner().replace("\"", "").equals(table.toString());
    }

    private static String definition(SchemaObject object) {
        return object.properties().getOrDefault("definition", "");
    }

    private boolean says(SchemaObject trigger, String pattern, String name) {
        Pattern wanted = Pattern.compile(pattern.formatted(Pattern.quote(name)), Pattern.CASE_INSENSITIVE);
        return function(trigger)
                .map(function -> wanted.matcher(definition(function)).find())
                .orElse(false);
    }

    private Optional<SchemaObject> function(SchemaObject trigger) {
        if (!isOfEvents(trigger) && trigger.properties().containsKey("event")) {
            return Optional.of(trigger); // MySQL's have no function; what they do is their own definition
        }
        String direct = trigger.properties().get("function");
        if (direct != null) {
            return schema.find(new ObjectKey("function", "", direct));
        }
        var called = CALLED.matcher(definition(trigger));
        return called.find() ? schema.find(new ObjectKey("function", "", called.group(1) + "()")) : Optional.empty();
    }
}
