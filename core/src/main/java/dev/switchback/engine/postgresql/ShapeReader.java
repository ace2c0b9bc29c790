// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.switchback.database.TableName;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.ColumnShape.Source;
import dev.switchback.engine.Condition;
import dev.switchback.engine.ForeignKey;
import dev.switchback.engine.TableShape;
import dev.switchback.engine.TypeShape;
import dev.switchback.engine.UniqueKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns one row of {@code table-shapes.sql} into a shape. */
final class ShapeReader {

    private static final Pattern NEXTVAL = Pattern.compile("^nextval\\(('(?:[^']|'')*')::regclass\\)");

    private final TypeReader types;

    ShapeReader(TypeReader types) {
        this.types = types;
    }

    TableShape read(ResultSet row) throws SQLException {
        TableName name = new TableName(row.getString("nspname"), row.getString("relname"));
        List<JsonObject> indexes = Jsons.objects(row.getString("indexes"));
        List<JsonObject> constraints = Jsons.objects(row.getString("constraints"));
        List<ColumnShape> columns = columns(name, row.getString("columns"));
        List<String> interceptors = new ArrayList<>(Jsons.strings(row.getString("triggers")));
        interceptors.addAll(Jsons.strings(row.getString("rules")));
        return new TableShape(
                name,
                obstacle(row),
                row.getBoolean("empty"),
                columns,
                conditions(columns, constraints, row.getString("bound")),
                expressions(indexes),
                uniqueKeys(indexes),
                foreignKeys(constraints),
                row.getString("kind").equals("p"),
                tables(row.getString("leaves")),
                tables(row.getString("ancestors")),
                interceptors,
                !row.getBoolean("ruled")
                        && indexes.stream().allMatch(i -> i.get("immediate").getAsBoolean()));
    }

    private static Optional<String> obstacle(ResultSet row) throws SQLException {
        if (row.getString("kind").equals("f")) {
            return Optional.of("it is a foreign table: its rows are another server's");
        }
        if (row.getString("kind").equals("p") && row.getString("leaves") == null) {
            return Optional.of("it is partitioned and has no partition that could hold a row");
        }
        if (row.getBoolean("extension")) {
            return Optional.of("it belongs to an extension");
        }
        return Optional.empty();
    }

    private List<ColumnShape> columns(TableName table, @Nullable String json) throws SQLException {
        List<ColumnShape> columns = new ArrayList<>();
        for (JsonObject column : Jsons.objects(json)) {
            columns.add(column(table, column));
        }
        return columns;
    }

    private ColumnShape column(TableName table, JsonObject column) throws SQLException {
        String name = column.get("name").getAsString();
        String identity = column.get("identity").getAsString();
        TypeShape type = types.read(column);
        Optional<String> expression = Jsons.string(column, "default");
        return new ColumnShape(
                name,
                type,
                column.get("notNull").getAsBoolean() || type.notNull(),
                expression,
                identity.isEmpty()
                        ? expression.flatMap(ShapeReader::sequence)
                        : Optional.of(identitySequence(table, name)),
                source(identity, column.get("generated").getAsString()));
    }

    private static Source source(String identity, String generated) {
        if (!generated.isEmpty()) {
            return Source.COMPUTED;
        }
        return identity.equals("a") ? Source.IDENTITY : Source.INSERT;
    }

    private static Optional<String> sequence(String expression) {
        Matcher matcher = NEXTVAL.matcher(expression);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String identitySequence(TableName table, String column) {
        return "pg_get_serial_sequence(" + SqlText.literal(SqlText.name(table)) + ", " + SqlText.literal(column)
                + ")::regclass";
    }

    private static List<Condition> conditions(
            List<ColumnShape> columns, List<JsonObject> constraints, @Nullable String bound) {
        List<Condition> conditions = new ArrayList<>();
        columns.stream()
                .filter(ColumnShape::computed)
                .map(ShapeReader::computable)
                .forEach(conditions::add);
        for (JsonObject constraint : constraints) {
            if (constraint.get("type").getAsString().equals("c")) {
                conditions.add(new Condition(
                        "check \"" + constraint.get("name").getAsString() + "\"",
                        constraint.get("expression").getAsString()));
            }
        }
        if (bound != null) {
            conditions.add(Condition.bound(bound));
        }
        return conditions;
    }

    /** A generated column asks of a row that its expression can be computed at all, and is not NULL where that is asked. */
    private static Condition computable(ColumnShape column) {
        String expression = "(" + column.expression().orElse("NULL") + ")";
        return new Condition(
                "the expression of generated column \"" + column.name() + "\"",
                column.notNull() ? expression + " IS NOT NULL" : "coalesce(" + expression + "::text, '') IS NOT NULL");
    }

    private static List<String> expressions(List<JsonObject> indexes) {
        return indexes.stream()
                .flatMap(index -> Jsons.string(index, "expressions").stream())
                .toList();
    }

    private static List<UniqueKey> uniqueKeys(List<JsonObject> indexes) {
        return indexes.stream()
                .filter(index -> index.get("unique").getAsBoolean()
                        || index.get("exclusion").getAsBoolean())
                .map(index -> new UniqueKey(
                        index.get("name").getAsString(),
                        Jsons.strings(index, "columns"),
                        plain(index),
                        Jsons.string(index, "predicate")))
                .toList();
    }

    private static boolean plain(JsonObject index) {
        return !index.get("exclusion").getAsBoolean()
                && Jsons.string(index, "expressions").isEmpty()
                && Jsons.string(index, "predicate").isEmpty();
    }

    private static List<ForeignKey> foreignKeys(List<JsonObject> constraints) {
        return constraints.stream()
                .filter(constraint -> constraint.get("type").getAsString().equals("f"))
                .map(key -> new ForeignKey(
                        key.get("name").getAsString(),
                        Jsons.strings(key, "columns"),
                        new TableName(
                                key.get("schema").getAsString(),
                                key.get("table").getAsString()),
                        Jsons.strings(key, "references"),
                        key.get("full").getAsBoolean()))
                .toList();
    }

    private static List<TableName> tables(@Nullable String json) {
        return Jsons.elements(json).stream()
                .map(JsonElement::getAsJsonArray)
                .map(pair ->
                        new TableName(pair.get(0).getAsString(), pair.get(1).getAsString()))
                .toList();
    }
}
