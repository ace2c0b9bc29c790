// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.Cell;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.InsertedRow;
import dev.switchback.engine.TableShape;
import dev.switchback.engine.TypeShape.Kind;
import dev.switchback.engine.UniqueKey;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Inserts rows into one table and finds them again.
 *
 * <p>MySQL has no INSERT … RETURNING. Rows are found by the key that was given or, where the database numbers them, by a number
 * above all earlier ones. Where neither is known, they are what the table holds more than before.
 */
final class RowInsertion {

    /** Of these, {@code FLOAT(7,2)} among them, a value is not equal to what it was given as. */
    private static final Set<String> INEXACT = Set.of("float", "double");

    private final RowStatements statements;
    private final Flavor flavor;
    private final TableShape table;
    private final List<ColumnShape> columns;
    private final List<List<Cell>> rows;
    private final boolean rewritten;
    private final List<ColumnShape> key;
    private final StoredText stored;

    /**
     * Prepares to insert.
     *
     * @param rewritten whether a trigger may change a row before it is stored
     */
    RowInsertion(
            RowStatements statements,
            Flavor flavor,
            TableShape table,
            List<ColumnShape> columns,
            List<List<Cell>> rows,
            boolean rewritten) {
        this.statements = statements;
        this.flavor = flavor;
        this.table = table;
        this.columns = columns;
        this.rows = rows;
        this.rewritten = rewritten;
        this.key = key(table);
        this.stored = new StoredText(table, key.stream().map(ColumnShape::name).toList(), flavor);
    }

    /** Returns the columns of the first key that tells all rows apart, none if there is no such key. */
    private static List<ColumnShape> key(TableShape table) {
        Map<String, ColumnShape> usable = new HashMap<>();
        table.columns().stream()
                .filter(column -> column.notNull() && !INEXACT.contains(RowSql.word(column.type())))
                .forEach(column -> usable.put(column.name(), column));
        Optional<UniqueKey> key = table.uniqueKeys().stream()
                .filter(k -> k.plain() && k.prefixes().stream().allMatch(p -> p == 0))
                .filter(k -> usable.keySet().containsAll(k.columns()))
                .findFirst();
        return key.map(k -> k.columns().stream().map(usable::get).toList()).orElse(List.of());
    }

    TableShape table() {
        return table;
    }

    List<InsertedRow> run() throws SQLException {
        List<InsertedRow> inserted = inserted();
        moveSequences();
        return inserted;
    }

    /** A value that was given and not drawn leaves its sequence behind: the next default would collide. */
    private void moveSequences() throws SQLException {
        List<ColumnShape> drawn = columns.stream()
                .filter(column -> column.sequence().isPresent()
                        && !isCounter(column)
                        && column.type().kind() == Kind.INTEGER)
                .toList();
        for (ColumnShape column : drawn) {
            OptionalLong highest = rows.stream()
                    .map(row -> cell(row, column))
                    .filter(Cell.Text.class::isInstance)
                    .map(cell -> new BigInteger(((Cell.Text) cell).text()))
                    .filter(number -> number.bitLength() < Long.SIZE)
                    .mapToLong(BigInteger::longValue)
                    .max();
            if (highest.isPresent()) {
                String move = "SELECT SETVAL(" + column.sequence().orElseThrow() + ", " + highest.getAsLong() + ")";
                statements.query(move, row -> row.getString(1));
            }
        }
    }

    private List<InsertedRow> inserted() throws SQLException {
        return !key.isEmpty() && !rewritten && rows.stream().allMatch(this::findable) ? byKey() : byDifference();
    }

    private boolean findable(List<Cell> row) {
        return numbered(row) || key.stream().allMatch(column -> cell(row, column) instanceof Cell.Text);
    }

    /** Returns whether the database gives the number that leads the key. */
    private boolean numbered(List<Cell> row) {
        ColumnShape first = key.get(0);
        return isCounter(first) && cell(row, first) instanceof Cell.Default;
    }

    private static boolean isCounter(ColumnShape column) {
        return column.sequence().filter(RowColumn.AUTO_INCREMENT::equals).isPresent();
    }

    private Cell cell(List<Cell> row, ColumnShape column) {
        int i = columns.indexOf(column);
        return i < 0 ? Cell.NULL : row.get(i);
    }

    private List<InsertedRow> byKey() throws SQLException {
        List<String> conditions = new ArrayList<>();
        String first = RowSql.name(key.get(0).name());
        if (rows.stream().anyMatch(this::numbered)) {
            String max = "SELECT IFNULL(MAX(" + first + "), 0) FROM " + RowSql.name(table.name());
            String last = statements.query(max, row -> row.getString(1)).get(0);
            conditions.add(first + " > " + last);
        }
        List<String> given =
                rows.stream().filter(row -> !numbered(row)).map(this::keyOf).toList();
        if (!given.isEmpty()) {
            String names = key.stream().map(c -> RowSql.name(c.name())).collect(Collectors.joining(", ", "(", ")"));
            conditions.add(names + " IN (" + String.join(", ", given) + ")");
        }
        statements.update(insert());
        return statements.query(stored.query(" WHERE " + String.join(" OR ", conditions)), stored::read);
    }

    private String keyOf(List<Cell> row) {
        return key.stream()
                .map(column -> RowSql.cell(column.type(), cell(row, column), flavor))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private List<InsertedRow> byDifference() throws SQLException {
        Map<String, Integer> before = new HashMap<>();
        statements.query(
                "SELECT " + stored.hash() + " FROM " + RowSql.name(table.name()),
                row -> before.merge(row.getString(1), 1, Integer::sum));
        statements.update(insert());
        List<Optional<InsertedRow>> found = statements.query(stored.query(""), row -> {
            int known = before.getOrDefault(row.getString(1), 0);
            before.put(row.getString(1), known - 1);
            return known > 0 ? Optional.empty() : Optional.of(stored.read(row));
        });
        return found.stream().flatMap(Optional::stream).toList();
    }

    private String insert() {
        String names = RowSql.names(columns.stream().map(ColumnShape::name).toList());
        String values = inOrder().map(this::row).collect(Collectors.joining(", "));
        return "INSERT INTO " + RowSql.name(table.name()) + " (" + names + ") VALUES " + values;
    }

    /** A number that is given moves the counter: rows that the database numbers come first, lest they get one that follows. */
    private Stream<List<Cell>> inOrder() {
        boolean numbers = !key.isEmpty() && isCounter(key.get(0));
        return numbers
                ? Stream.concat(
                        rows.stream().filter(this::numbered), rows.stream().filter(row -> !numbered(row)))
                : rows.stream();
    }

    private String row(List<Cell> cells) {
        return IntStream.range(0, cells.size())
                .mapToObj(i -> RowSql.cell(columns.get(i).type(), cells.get(i), flavor))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
