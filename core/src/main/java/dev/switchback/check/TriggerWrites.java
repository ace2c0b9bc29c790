// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.data.compare.DataFinding;
import dev.switchback.database.TableName;
import dev.switchback.evidence.Severity;
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
 * warning, with the trigger's name. It is one only where the text of the trigger's function names the table or assigns the column.
 *
 * @param schema the schema from before the migration
 */
record TriggerWrites(Snapshot schema) {

    private static final Pattern CALLED = Pattern.compile("EXECUTE (?:FUNCTION|PROCEDURE) (.+?)\\(");

    private static final String REMEDY =
            "Nothing, if the trigger is meant to write whatever the reason. If not, disable it"
                    + " for the time of the script with ALTER TABLE … DISABLE TRIGGER, and enable it again at the script's end.";

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
        return " The " + trigger.key() + " writes there whenever it fires, during an undo as well.";
    }

    private Optional<SchemaObject> culprit(DataFinding finding) {
        return switch (finding.id()) {
            case "rows-added" ->
                triggers()
                        .filter(trigger -> says(
                                trigger, "\\b" + Pattern.quote(finding.table().name()) + "\\b"))
                        .findFirst();
            case "values-changed", "values-filled", "written-row-changed" ->
                triggers()
                        .filter(trigger -> isOn(trigger, finding.table()))
                        .filter(trigger ->
                                says(trigger, "\\bnew\\s*\\.\\s*\"?" + Pattern.quote(column(finding)) + "\"?\\s*:?="))
                        .findFirst();
            default -> Optional.empty();
        };
    }

    private static String column(DataFinding finding) {
        return finding.column().orElse("");
    }

    private Stream<SchemaObject> triggers() {
        return schema.objects().values().stream()
                .filter(object -> object.key().kind().equals("trigger")
                        || object.key().kind().equals("event trigger"));
    }

    private static boolean isOn(SchemaObject trigger, TableName table) {
        return trigger.key().owner().replace("\"", "").equals(table.toString());
    }

    private boolean says(SchemaObject trigger, String pattern) {
        return function(trigger)
                .map(function -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE)
                        .matcher(function.properties().getOrDefault("definition", ""))
                        .find())
                .orElse(false);
    }

    private Optional<SchemaObject> function(SchemaObject trigger) {
        String direct = trigger.properties().get("function");
        if (direct != null) {
            return schema.find(new ObjectKey("function", "", direct));
        }
        var called = CALLED.matcher(trigger.properties().getOrDefault("definition", ""));
        return called.find() ? schema.find(new ObjectKey("function", "", called.group(1) + "()")) : Optional.empty();
    }
}
