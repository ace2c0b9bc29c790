// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.engine.TypeShape;
import dev.switchback.engine.TypeShape.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Writes arrays, ranges and composites as their input functions read them. */
final class ComposedValues {

    private static final int MOST = 12;

    private ComposedValues() {}

    static List<String> of(TypeShape type, List<List<String>> parts) {
        return switch (type.kind()) {
            case ARRAY -> arrays(parts.get(0));
            case RANGE -> ranges(type.parts().get(0), parts.get(0));
            case MULTIRANGE -> multiranges(parts.get(0));
            case COMPOSITE -> composites(parts);
            default -> List.of();
        };
    }

    private static List<String> arrays(List<String> elements) {
        List<String> result = new ArrayList<>(List.of("{}"));
        int n = Math.min(elements.size(), MOST);
        if (n > 0) {
            result.add(array(elements.subList(0, Math.min(n, 3))));
            result.add("{NULL," + quoted(elements.get(n - 1)) + "}");
            result.add("{" + quoted(elements.get(0)) + "," + quoted(elements.get(0)) + "}");
        }
        elements.stream().limit(n).forEach(element -> result.add("{" + quoted(element) + "}"));
        return result;
    }

    private static String array(List<String> elements) {
        return elements.stream().map(ComposedValues::quoted).collect(Collectors.joining(",", "{", "}"));
    }

    private static List<String> ranges(TypeShape bound, List<String> values) {
        List<String> sorted = new ArrayList<>(values);
        sorted.sort(order(bound.base().kind()));
        List<String> result = new ArrayList<>();
        // Neighbours first: an exclusion constraint accepts all of these together.
        for (int i = 0; i + 1 < sorted.size(); i++) {
            if (order(bound.base().kind()).compare(sorted.get(i), sorted.get(i + 1)) < 0) {
                result.add("[" + quoted(sorted.get(i)) + "," + quoted(sorted.get(i + 1)) + ")");
            }
        }
        if (!sorted.isEmpty()) {
            result.add("[" + quoted(sorted.get(sorted.size() - 1)) + ",)");
            result.add("(," + quoted(sorted.get(0)) + ")");
        }
        result.add("empty");
        return result;
    }

    private static Comparator<String> order(Kind kind) {
        return switch (kind) {
            case INTEGER, DECIMAL, FLOAT -> Comparator.comparing(BigDecimal::new);
            default -> Comparator.naturalOrder();
        };
    }

    private static List<String> multiranges(List<String> ranges) {
        List<String> result = new ArrayList<>(List.of("{}"));
        ranges.stream().filter(range -> !range.equals("empty")).forEach(range -> result.add("{" + range + "}"));
        if (ranges.size() > 3) {
            result.add("{" + ranges.get(0) + "," + ranges.get(2) + "}");
        }
        return result;
    }

    private static List<String> composites(List<List<String>> fields) {
        List<String> result = new ArrayList<>();
        int n = fields.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < Math.min(n, 16); i++) {
            int row = i;
            result.add(fields.stream()
                    .map(values -> values.isEmpty() ? "" : quoted(values.get(row % values.size())))
                    .collect(Collectors.joining(",", "(", ")")));
        }
        return result;
    }

    private static String quoted(String element) {
        return '"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
