// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.mysql.Flavor;
import dev.switchback.engine.mysql.MysqlRowEngine;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A database of MySQL or MariaDB with a schema to fill, dropped when closed. */
record MysqlScratch(Product product, Server server, Database database, Connection connection) implements AutoCloseable {

    /** A product of which tests have a server. */
    record Product(Flavor flavor, Supplier<Server> running) {

        /** Says whether a note such as {@code mysql} or {@code mysql 9} means this product. */
        boolean is(String only) {
            String[] words = only.split(" ");
            return words[0].equalsIgnoreCase(flavor.name())
                    && (words.length == 1 || running.get().version().startsWith(words[1]));
        }

        MysqlScratch create(String sql) throws SQLException {
            Server server = running.get();
            Database database = server.create("rows");
            try (Connection several = several(database).connect()) {
                runAll(several, sql);
            }
            return new MysqlScratch(this, server, database, database.connect());
        }

        @Override
        public String toString() {
            return flavor.toString();
        }
    }

    static final Product MYSQL = new Product(Flavor.MYSQL, TestServers::mysql);
    static final Product MARIADB = new Product(Flavor.MARIADB, TestServers::mariadb);

    static Stream<Product> products() {
        return Stream.of(MYSQL, MARIADB);
    }

    private static Database several(Database database) {
        String url = database.url() + (database.url().contains("?") ? "&" : "?") + "allowMultiQueries=true";
        return new Database(url, database.user(), database.password(), database.name());
    }

    private static void runAll(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (rows || statement.getUpdateCount() >= 0) {
                rows = statement.getMoreResults();
            }
        }
    }

    MysqlRowEngine engine() {
        return new MysqlRowEngine(connection, product.flavor());
    }

    String text(String sql) throws SQLException {
        return Jdbc.text(connection, sql);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        server.drop(database);
    }
}
