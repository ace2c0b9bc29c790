// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.data.compare.DataState;
import dev.switchback.data.compare.RowKeeper;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.RowBudget;
import dev.switchback.engine.TableState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** A throwaway database whose rows are read from one session and written from another. */
final class WatchedRows implements AutoCloseable {

    private final Product product;
    private final Database database;
    private final Connection hand;
    private final Connection eye;
    private final RowKeeper keeper;

    WatchedRows(Product product) throws SQLException {
        this(product, RowBudget.DEFAULT);
    }

    WatchedRows(Product product, RowBudget budget) throws SQLException {
        this.product = product;
        this.database = product.server().create("watch");
        this.hand = database.connect();
        this.eye = database.connect();
        this.keeper = new RowKeeper(MysqlRowReader.on(eye, product.flavor, budget), Set.of());
    }

    Database database() {
        return database;
    }

    Connection hand() {
        return hand;
    }

    Connection eye() {
        return eye;
    }

    void run(String... statements) throws SQLException {
        for (String sql : statements) {
            Jdbc.execute(hand, sql);
        }
    }

    DataState read() throws SQLException {
        return keeper.read(Optional.empty());
    }

    /** Reads again what these tables hold, and what came or went. */
    DataState read(Set<TableName> changed) throws SQLException {
        return keeper.read(Optional.of(changed));
    }

    TableState table(String name) throws SQLException {
        return read().tables().get(new TableName("", name));
    }

    @Override
    public void close() throws SQLException {
        hand.close();
        eye.close();
        product.server().drop(database);
    }
}
