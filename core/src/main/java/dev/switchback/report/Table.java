// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report;

import dev.switchback.evidence.CheckId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Migrations by checks. Of a long history, neighbours that have nothing to tell share a line. */
final class Table {

    private static final int LONG_HISTORY = 40;
    private static final int WORTH_FOLDING = 3;

    private record Row(String name, List<Mark> marks) {

        boolean isDull() {
            return marks.stream().allMatch(mark -> mark == Mark.PASSED || mark == Mark.NOT_PLANNED);
        }

        boolean isOnlyApplied() {
            return marks.stream().allMatch(mark -> mark == Mark.NOT_PLANNED);
        }
    }

    private final List<CheckId> checks;
    private final List<Row> rows;

    Table(List<Subject> subjects, Results results) {
        this.checks = subjects.stream()
                .flatMap(subject -> subject.checks().stream())
                .distinct()
                .toList();
        this.rows = subjects.stream()
                .map(subject -> new Row(
                        Text.line(subject.migration()),
                        checks.stream()
                                .map(check -> results.mark(subject, check))
                                .toList()))
                .toList();
    }

    List<String> lines() {
        List<Row> shown = folded();
        int width = shown.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        width = Math.max(width, "migration".length());
        List<String> lines = new ArrayList<>();
        lines.add(heading(width));
        for (Row row : shown) {
            lines.add(line(row, width));
        }
        legend(shown).ifPresent(lines::add);
        return lines;
    }

    private String heading(int width) {
        return (Text.pad("migration", width) + "  "
                        + checks.stream().map(CheckId::name).collect(Collectors.joining("  ")))
                .stripTrailing();
    }

    private String line(Row row, int width) {
        StringBuilder line = new StringBuilder(Text.pad(row.name(), width));
        for (int i = 0; i < checks.size(); i++) {
            int cell = i == checks.size() - 1 ? 0 : checks.get(i).name().length();
            line.append("  ").append(Text.pad(row.marks().get(i).text(), cell));
        }
        return line.toString();
    }

    /** Explains the marks that do not explain themselves, where they occur. */
    private Optional<String> legend(List<Row> shown) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        shown.forEach(row -> marks.addAll(row.marks()));
        marks.removeAll(EnumSet.of(Mark.PASSED, Mark.FAILED));
        return marks.isEmpty()
                ? Optional.empty()
                : Optional.of(marks.stream()
                        .map(mark -> mark.text() + ": " + mark.meaning())
                        .collect(Collectors.joining("; ", "(", ")")));
    }

    private List<Row> folded() {
        List<Row> folded = new ArrayList<>();
        int from = 0;
        while (from < rows.size()) {
            int to = endOfRun(from);
            if (to - from >= WORTH_FOLDING) {
                folded.add(range(from, to));
            } else {
                folded.addAll(rows.subList(from, to));
            }
            from = to;
        }
        return folded;
    }

    private int endOfRun(int from) {
        Row first = rows.get(from);
        int to = from + 1;
        while (to < rows.size() && isFoldable(first) && rows.get(to).marks().equals(first.marks())) {
            to++;
        }
        return to;
    }

    private boolean isFoldable(Row row) {
        return row.isOnlyApplied() || (rows.size() > LONG_HISTORY && row.isDull());
    }

    private Row range(int from, int to) {
        String what = rows.get(from).isOnlyApplied() ? " migrations, only applied)" : " migrations)";
        String name = rows.get(from).name() + " to " + rows.get(to - 1).name() + " (" + (to - from) + what;
        return new Row(name, rows.get(from).marks());
    }
}
