// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.switchback.engine.Cell;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.Condition;
import dev.switchback.engine.TypeShape;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes JSON for a column whose members are read by checks and generated columns.
 *
 * <p>What a member must look like, only the expression knows: it is tried with values of many kinds, one condition at a time.
 */
final class JsonCandidates {

    private static final List<String> GENERAL = List.of(
            "text",
            "1",
            "true",
            "2024-02-29T12:34:56.789Z",
            "PT1H30M",
            "0f8fad5b-d9cb-469f-a165-70867728950e",
            "[]",
            "{}");
    private static final int OPTIONS = 12;

    private final Verdicts verdicts;
    private final Candidates candidates;
    private final ColumnShape column;
    private final List<Condition> conditions;
    private final Map<List<String>, Set<String>> options = new LinkedHashMap<>();

    JsonCandidates(Verdicts verdicts, Candidates candidates, ColumnShape column, List<Condition> conditions) {
        this.verdicts = verdicts;
        this.candidates = candidates;
        this.column = column;
        this.conditions = conditions;
    }

    /** Returns objects with all members that are read, then such with one member missing; nothing where none is read. */
    List<String> of(int first, int n) throws SQLException {
        for (Condition condition : conditions) {
            if (verdicts.columnsOf(condition).size() == 1) {
                narrow(condition);
            }
        }
        List<String> result = new ArrayList<>();
        if (!options.isEmpty()) {
            for (int i = first; i < first + n; i++) {
                result.add(object(i, List.of()));
            }
            int i = first;
            for (List<String> path : options.keySet()) {
                result.add(object(i++, path));
            }
        }
        return result;
    }

    /** Keeps for the members that a condition reads the values that it can bear. */
    private void narrow(Condition condition) throws SQLException {
        Set<List<String>> paths = JsonPaths.of(readBy(condition), column.name());
        if (paths.isEmpty()) {
            return;
        }
        List<String> tried = tried(condition);
        List<List<Cell>> cells = tried.stream()
                .map(value -> {
                    JsonObject object = new JsonObject();
                    paths.forEach(path -> put(object, path, value));
                    return List.of(Cell.of(object.toString()));
                })
                .toList();
        List<BitSet> judged = verdicts.judge(List.of(column.name()), List.of(condition), cells);
        Set<String> borne = new LinkedHashSet<>();
        for (int i = 0; i < tried.size(); i++) {
            if (judged.get(i).get(0)) {
                borne.add(tried.get(i));
            }
        }
        paths.forEach(path -> merge(path, borne));
    }

    private void merge(List<String> path, Set<String> borne) {
        Set<String> both = new LinkedHashSet<>(options.getOrDefault(path, borne));
        both.retainAll(borne);
        options.put(path, both.isEmpty() ? options.getOrDefault(path, borne) : both);
    }

    /** Returns the condition with the expressions of the generated columns that it mentions. */
    private String readBy(Condition condition) {
        StringBuilder text = new StringBuilder(condition.expression());
        computed(condition).forEach(c -> text.append(' ').append(c.expression().orElse("")));
        return text.toString();
    }

    private List<ColumnShape> computed(Condition condition) {
        return verdicts.table().columns().stream()
                .filter(c -> c.computed()
                        && (condition.expression().contains(c.expression().orElse("\0"))
                                || SqlTokens.mentions(condition.expression(), c.name())))
                .toList();
    }

    private List<String> tried(Condition condition) throws SQLException {
        Set<String> tried = new LinkedHashSet<>();
        Set<List<String>> paths = JsonPaths.of(readBy(condition), column.name());
        TypeShape text = TypeShape.of("text", TypeShape.Kind.TEXT, 0, -1);
        for (SqlTokens.Token token : SqlTokens.of(condition.expression())) {
            boolean name = paths.stream().anyMatch(path -> path.contains(token.text()));
            if (token.kind() == SqlTokens.Kind.STRING && !name && !token.text().startsWith("{")) {
                tried.add(token.text());
            }
        }
        for (ColumnShape computed : computed(condition)) {
            tried.addAll(computed.type().samples());
            candidates.of(computed.type(), computed.name(), 0, 4, List.of()).stream()
                    .filter(value -> !value.isBlank() && value.length() < 50)
                    .forEach(tried::add);
        }
        tried.addAll(GENERAL);
        Hints.of(text, List.of(condition.expression()), 2).stream()
                .limit(OPTIONS)
                .forEach(tried::add);
        return new ArrayList<>(tried);
    }

    private String object(int i, List<String> without) {
        JsonObject object = new JsonObject();
        options.forEach((path, values) -> {
            if (!path.equals(without) && !values.isEmpty()) {
                put(object, path, List.copyOf(values).get(i % values.size()));
            }
        });
        if (i % 3 == 1) {
            object.addProperty("other", i);
        }
        return object.toString();
    }

    private static void put(JsonObject object, List<String> path, String value) {
        JsonObject parent = object;
        for (String step : path.subList(0, path.size() - 1)) {
            if (!(parent.get(step) instanceof JsonObject)) {
                parent.add(step, new JsonObject());
            }
            parent = parent.getAsJsonObject(step);
        }
        String last = path.get(path.size() - 1);
        if (!(parent.get(last) instanceof JsonObject)) {
            parent.add(last, leaf(value));
        }
    }

    private static JsonElement leaf(String value) {
        if (value.equals("true") || value.equals("false")) {
            return new JsonPrimitive(Boolean.valueOf(value));
        }
        if (value.matches("-?[0-9]{1,9}")) {
            return new JsonPrimitive(Integer.valueOf(value));
        }
        return value.equals("[]") || value.equals("{}")
                ? com.google.gson.JsonParser.parseString(value)
                : new JsonPrimitive(value);
    }
}
