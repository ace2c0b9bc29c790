// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.data.rows.FillReport.NotFilled;
import dev.switchback.data.rows.Unfillable;
import dev.switchback.database.TableName;
import dev.switchback.database.Transaction;
import dev.switchback.engine.BulkLoader;
import dev.switchback.engine.TableShape;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Fills one table after the other, and tries again more cautiously where the database refuses. */
final class TableFilling {

    private final Sources sources;
    private final BulkLoader loader;
    private final Set<TableName> filled = new TreeSet<>();
    private final List<NotFilled> notFilled = new ArrayList<>();

    TableFilling(Sources sources, BulkLoader loader) {
        this.sources = sources;
        this.loader = loader;
    }

    Set<TableName> filled() {
        return filled;
    }

    List<NotFilled> notFilled() {
        return notFilled;
    }

    /** Brings a table up to so many rows and returns how many it has. */
    long fill(TableShape table, long wanted) throws SQLException {
        if (table.obstacle().isPresent()) {
            notFilled.add(new NotFilled(table.name(), table.obstacle().get(), ""));
            return 0;
        }
        long there = sources.count(table.name());
        return there >= wanted ? there : add(table, there, wanted);
    }

    private long add(TableShape table, long there, long wanted) throws SQLException {
        Set<Caution> cautions = EnumSet.noneOf(Caution.class);
        long rows = there;
        while (true) {
            Asked asked = new Asked(sources.made(table.name()).count(), wanted - rows, cautions);
            try {
                Plan plan = Transaction.in(sources.connection(), () -> plan(table, asked));
                rows += load(table, plan, asked);
                boolean outside = !plan.room().certain() && PartialKeys.areIn(table);
                if (rows >= wanted || !outside || !cautions.add(Caution.OUTSIDE)) {
                    lacking(table, plan.room(), wanted - rows);
                    return checked(table, rows);
                }
            } catch (Unfillable e) {
                notFilled.add(new NotFilled(table.name(), String.valueOf(e.getMessage()), e.serverMessage()));
                return rows;
            } catch (SQLException e) {
                if (!cautions.addAll(against(e, table))) {
                    notFilled.add(new NotFilled(table.name(), "the database refused the rows" + by(table), message(e)));
                    // An engine without transactions keeps those that came before the one it refused.
                    return sources.count(table.name());
                }
            }
        }
    }

    private Set<Caution> against(SQLException error, TableShape table) throws SQLException {
        if (sources.engine().lostConnection(error)) {
            throw error;
        }
        return Caution.against(message(error), table);
    }

    private static String message(SQLException error) {
        return Optional.ofNullable(error.getMessage()).orElse(error.toString());
    }

    private Plan plan(TableShape table, Asked asked) throws SQLException, Unfillable {
        sources.engine().begin();
        return new Planner(sources, table, asked).plan();
    }

    private long load(TableShape table, Plan plan, Asked asked) throws SQLException, Unfillable {
        long rows = Math.min(asked.count(), plan.room().rows());
        if (plan.columns().isEmpty()) {
            throw new Unfillable("it has no column that a row could give a value");
        }
        if (rows > 0) {
            loader.load(table, plan.columns(), plan.rows(), asked.first(), rows);
            sources.made(table.name()).add(plan.stage(), rows);
            filled.add(table.name());
        }
        return rows;
    }

    private void lacking(TableShape table, Room room, long rows) {
        if (rows > 0) {
            notFilled.add(new NotFilled(table.name(), room.reason(), "", room.certain()));
        }
    }

    /** Triggers may have passed over rows, or made more of them: then nobody knows which there are. */
    private long checked(TableShape table, long expected) throws SQLException {
        if (table.interceptors().isEmpty()) {
            return expected;
        }
        long found = sources.count(table.name());
        if (found != expected) {
            sources.made(table.name()).alter();
        }
        return found;
    }

    private static String by(TableShape table) {
        return table.interceptors().isEmpty() ? "" : "; it has " + String.join(", ", table.interceptors());
    }
}
