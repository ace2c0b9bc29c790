// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import dev.switchback.engine.Cell;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.ForeignKey;
import dev.switchback.engine.InsertedRow;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.TableShape;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Fills one table: all rows in one statement, and one by one where the database objects. */
final class TableFiller {

    private static final int ATTEMPTS = 4;
    private static final int STEP = 60;
    private static final int MORE = 3;

    private final RowEngine engine;
    private final Candidates candidates;
    private final TableShape table;
    private final long seed;
    private final List<InsertedRow> inserted = new ArrayList<>();
    private String lastMessage = "";

    TableFiller(RowEngine engine, Candidates candidates, TableShape table, long seed) {
        this.engine = engine;
        this.candidates = candidates;
        this.table = table;
        this.seed = seed;
    }

    /** Inserts the rows wished for, or as many as the table takes. */
    FillReport.Filled fill(int rows, int first, boolean complete) throws SQLException, Unfillable {
        for (int attempt = 0; attempt < ATTEMPTS && inserted.size() < rows; attempt++) {
            int missing = rows - inserted.size();
            List<Map<String, Cell>> made =
                    rows(wish(attempt == 0 ? missing : missing * MORE, first + attempt * STEP, complete));
            if (made.isEmpty()) {
                break;
            }
            insert(made, rows, attempt == 0);
        }
        if (inserted.isEmpty()) {
            throw refused();
        }
        return new FillReport.Filled(table.name(), inserted, inserted.size() < rows ? lastMessage : "");
    }

    private Wish wish(int rows, int first, boolean complete) {
        boolean alone = table.empty() && inserted.isEmpty();
        Set<ForeignKey> later = table.foreignKeys().stream()
                .filter(key -> alone && key.parent().equals(table.name()))
                .collect(Collectors.toSet());
        Set<String> explicit =
                later.stream().flatMap(key -> key.references().stream()).collect(Collectors.toSet());
        return new Wish(rows, first, complete, later, explicit);
    }

    private List<Map<String, Cell>> rows(Wish wish) throws SQLException, Unfillable {
        List<Slot> slots = new Slots(engine, candidates, table, wish, seed).build();
        RowMaker maker = new RowMaker(engine, table, slots, wish);
        if (maker.oneToOne() && !wish.complete() && !(table.empty() && inserted.isEmpty())) {
            return List.of();
        }
        List<Map<String, Cell>> made = maker.rows();
        return wish.later().isEmpty()
                ? made
                : new References(engine, table, wish, Map.of(table.name(), made)).resolve(made);
    }

    private void insert(List<Map<String, Cell>> made, int wanted, boolean together) throws SQLException {
        List<ColumnShape> columns = table.givenColumns();
        List<String> names = columns.stream().map(ColumnShape::name).toList();
        List<List<Cell>> rows =
                made.stream().map(row -> References.cells(row, names)).toList();
        if (together && attempt(columns, rows)) {
            return;
        }
        for (int i = 0; i < rows.size() && inserted.size() < wanted; i++) {
            attempt(columns, List.of(rows.get(i)));
        }
    }

    private boolean attempt(List<ColumnShape> columns, List<List<Cell>> rows) throws SQLException {
        try {
            inserted.addAll(engine.insert(table, columns, rows));
            return true;
        } catch (SQLException e) {
            if (engine.lostConnection(e)) {
                throw e;
            }
            lastMessage = Optional.ofNullable(e.getMessage()).orElse(e.toString());
            return false;
        }
    }

    private Unfillable refused() {
        String by = table.interceptors().isEmpty() ? "" : "; it has " + String.join(", ", table.interceptors());
        return new Unfillable(
                lastMessage.isEmpty()
                        ? "the database took no row of those inserted and gave no error" + by
                        : "the database refused every row" + by,
                lastMessage);
    }
}
