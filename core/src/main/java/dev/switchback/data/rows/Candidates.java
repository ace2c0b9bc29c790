// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import dev.switchback.engine.Cell;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.Condition;
import dev.switchback.engine.Question;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.TypeShape;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Values that a column could take, those that hurt most first. */
final class Candidates {

    private static final int PARTS = 14;
    private static final int TRIES = 3;
    private static final int LONGEST_HASH = 64;
    private static final String COUNTER = "{n}";

    private final RowEngine engine;
    private final Profile profile;

    Candidates(RowEngine engine, Profile profile) {
        this.engine = engine;
        this.profile = profile;
    }

    /**
     * Returns different values of a type as text.
     *
     * @param first       the number of the first value; other numbers give other values
     * @param n           about how many are wanted
     * @param expressions the conditions that the values will have to meet
     */
    List<String> of(TypeShape type, String column, int first, int n, List<String> expressions) throws SQLException {
        if (type.kind() == TypeShape.Kind.DOMAIN) {
            return domain(type, column, first, n, expressions);
        }
        List<String> hints = Hints.of(type, expressions, n);
        return type.parts().isEmpty()
                ? simples(type, column, first, n, hints)
                : composed(type, column, first, n, hints);
    }

    private List<String> composed(TypeShape type, String column, int first, int n, List<String> hints)
            throws SQLException {
        List<List<String>> parts = new ArrayList<>();
        for (TypeShape part : type.parts()) {
            parts.add(of(part, column, first, Math.max(PARTS, n), List.of()));
        }
        Set<String> values = new LinkedHashSet<>(hints);
        values.addAll(engine.compose(type, parts));
        return new ArrayList<>(values);
    }

    /** Returns hints that are no trouble, then as many values as are wanted which a key tells apart, then the other hints. */
    private List<String> simples(TypeShape type, String column, int first, int n, List<String> hints) {
        Set<String> values = new LinkedHashSet<>();
        hints.stream()
                .filter(hint -> !NumberValues.isTooLarge(type, hint))
                .forEach(hint -> engine.held(type, hint).ifPresent(values::add));
        Set<String> told = new HashSet<>();
        for (int i = first; i < first + TRIES * n && told.size() < n; i++) {
            Optional<String> value = simple(type, column, i).flatMap(text -> engine.held(type, text));
            value.ifPresent(text -> {
                values.add(text);
                told.add(engine.compared(type, text));
            });
        }
        hints.forEach(hint -> engine.held(type, hint).ifPresent(values::add));
        return new ArrayList<>(values);
    }

    private List<String> domain(TypeShape type, String column, int first, int n, List<String> expressions)
            throws SQLException {
        List<String> all = new ArrayList<>(expressions);
        type.conditions().forEach(condition -> all.add(condition.expression()));
        List<String> values = of(type.parts().get(0), column, first, n, all);
        return passing(value(type.parts().get(0)), type.conditions(), values);
    }

    private List<String> passing(ColumnShape column, List<Condition> conditions, List<String> values)
            throws SQLException {
        if (conditions.isEmpty()) {
            return values;
        }
        List<List<Cell>> cells = values.stream().map(v -> List.of(Cell.of(v))).toList();
        List<BitSet> verdicts = engine.judge(
                        List.of(new Question("value", List.of(column), List.of(), conditions, cells)))
                .get(0);
        List<String> passing = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (verdicts.get(i).cardinality() == conditions.size()) {
                passing.add(values.get(i));
            }
        }
        return passing;
    }

    /** Returns the longest or largest plausible value that a type admits, where it has one; another one for each number. */
    Optional<String> extreme(TypeShape type, String column, int number) throws SQLException {
        if (type.kind() != TypeShape.Kind.DOMAIN) {
            return simpleExtreme(type, column, number).flatMap(text -> engine.held(type, text));
        }
        TypeShape base = type.parts().get(0);
        Optional<String> value = extreme(base, column, number);
        return value.isEmpty()
                ? value
                : passing(value(base), type.conditions(), List.of(value.get())).stream()
                        .findFirst();
    }

    private static Optional<String> simpleExtreme(TypeShape type, String column, int number) {
        ColumnMeaning meaning = ColumnMeaning.of(column, type.length());
        return switch (type.kind()) {
            case INTEGER, DECIMAL -> NumberValues.extreme(type, column, number);
            case TEXT -> TextValues.longest(meaning, type.length(), number);
            case FIXED_TEXT ->
                TextValues.longest(meaning, Math.max(type.length(), 1), number)
                        .map(text -> text.toUpperCase(Locale.ROOT));
            default -> Optional.empty();
        };
    }

    private static ColumnShape value(TypeShape type) {
        return new ColumnShape("value", type, false, Optional.empty(), Optional.empty(), ColumnShape.Source.INSERT);
    }

    private Optional<String> simple(TypeShape type, String column, int i) {
        return switch (type.kind()) {
            case BOOLEAN -> Optional.of(bool(type, i % 2));
            case INTEGER -> Optional.of(NumberValues.integer(type, column, i, profile));
            case DECIMAL -> Optional.of(NumberValues.decimal(type, column, i));
            case FLOAT -> Optional.of(NumberValues.floating(column, i));
            case TEXT -> Optional.of(TextValues.of(ColumnMeaning.of(column, type.length()), type.length(), i));
            case FIXED_TEXT -> Optional.of(TextValues.fixed(ColumnMeaning.of(column, type.length()), type.length(), i));
            case BITS -> Optional.of(bits(type, i));
            case DATE -> Optional.of(TimeValues.date(i, profile));
            case TIME -> Optional.of(TimeValues.time(i) + (type.scale() < 0 ? "" : i % 2 == 0 ? "+00" : "+05:30"));
            case TIMESTAMP -> Optional.of(TimeValues.instant(i, profile));
            case UUID -> Optional.of(TextValues.uuid(i));
            case JSON -> Optional.of(TextValues.of(ColumnMeaning.JSON, 0, i));
            case BINARY -> Optional.of(binary(type, i));
            default -> sample(type.samples(), i);
        };
    }

    private static String bool(TypeShape type, int i) {
        return type.samples().isEmpty()
                ? List.of("true", "false").get(i)
                : type.samples().get(i);
    }

    /** Returns as many bytes as a short limit admits, since such a column holds hashes or identifiers. */
    private static String binary(TypeShape type, int i) {
        int bytes = type.length() == 0 || type.length() > LONGEST_HASH ? 8 : type.length();
        return "\\x" + (i == 1 ? "" : i == 0 && bytes > 1 ? "00ff" : TextValues.hex(i, 2 * bytes));
    }

    private static Optional<String> sample(List<String> samples, int i) {
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        List<String> counting =
                samples.stream().filter(sample -> sample.contains(COUNTER)).toList();
        boolean plain = i < samples.size() || counting.isEmpty();
        String sample = plain ? samples.get(i % samples.size()) : counting.get(i % counting.size());
        // Two digits are a number everywhere: in an address, a network, an interval.
        return Optional.of(sample.replace(COUNTER, Integer.toString(10 + i % 90)));
    }

    private static String bits(TypeShape type, int i) {
        int n = type.length();
        String digits = Integer.toBinaryString(i);
        String padded = "0".repeat(Math.max(0, n - digits.length())) + digits;
        return i == 0 ? "1".repeat(n) : padded.substring(padded.length() - n);
    }
}
