// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark;

import com.mysql.cj.jdbc.JdbcStatement;
import dev.switchback.database.TableName;
import dev.switchback.engine.Engine;
import dev.switchback.engine.mysql.Flavor;
import dev.switchback.engine.mysql.MysqlEngine;
import dev.switchback.engine.postgresql.PostgresEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * The table of the contest as a product writes it.
 *
 * @param request the product
 * @param engine  what Switchback knows of it
 */
public record LoadedTable(String request, Engine engine) {

    private static final String COLUMNS =
            " customer_id bigint NOT NULL REFERENCES customers (id), code varchar(40) NOT NULL,"
                    + " status varchar(12) NOT NULL, amount decimal(12, 2) NOT NULL, quantity int NOT NULL, note varchar(80),"
                    + " created_at timestamp NOT NULL, updated_at timestamp NULL, paid boolean NOT NULL";

    public static List<LoadedTable> all() {
        return List.of(
                new LoadedTable("postgresql", new PostgresEngine()),
                new LoadedTable("mysql:8.0", new MysqlEngine(Flavor.MYSQL)),
                new LoadedTable("mariadb:11.4", new MysqlEngine(Flavor.MARIADB)));
    }

    private boolean isPostgres() {
        return request.equals("postgresql");
    }

    TableName name(String table) {
        return new TableName(isPostgres() ? "public" : "", table);
    }

    public String customers() {
        return "CREATE TABLE customers (id bigint PRIMARY KEY, name varchar(40) NOT NULL)";
    }

    public List<String> orders() {
        String columns = isPostgres() ? COLUMNS : COLUMNS.replace(" REFERENCES customers (id)", "");
        String key = isPostgres() ? "" : ", FOREIGN KEY (customer_id) REFERENCES customers (id)";
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE orders (id bigint PRIMARY KEY," + columns + key + ")");
        if (isPostgres()) {
            // MySQL makes an index for a foreign key by itself.
            statements.add("CREATE INDEX orders_customer ON orders (customer_id)");
        }
        statements.add("CREATE INDEX orders_created ON orders (created_at)");
        return statements;
    }

    /** Returns the statement that makes about the same rows on the server. */
    public String insertSelect(long rows, long customers) {
        return isPostgres()
                ? "INSERT INTO orders SELECT n, 1 + (random() * " + (customers - 1) + ")::bigint, md5(n::text),"
                        + " (ARRAY['NEW','PAID','SENT','CLOSED'])[1 + n % 4], (random() * 1000)::numeric(12, 2), n % 1000,"
                        + " CASE WHEN n % 10 > 0 THEN 'some words that stand ' || n END,"
                        + " timestamp '2022-01-01' + n * interval '126 seconds',"
                        + " CASE WHEN n % 10 > 0 THEN timestamp '2022-01-02' + n * interval '126 seconds' END, n % 2 = 0"
                        + " FROM generate_series(1, " + rows + ") AS n"
                : "INSERT INTO orders SELECT n, 1 + FLOOR(RAND() * " + (customers - 1) + "), MD5(n),"
                        + " ELT(1 + n % 4, 'NEW', 'PAID', 'SENT', 'CLOSED'), RAND() * 1000, n % 1000,"
                        + " IF(n % 10 > 0, CONCAT('some words that stand ', n), NULL),"
                        + " '2022-01-01' + INTERVAL n * 126 SECOND,"
                        + " IF(n % 10 > 0, '2022-01-02' + INTERVAL n * 126 SECOND, NULL), n % 2 = 0 FROM (" + numbers()
                        + ") AS numbers WHERE n <= " + rows;
    }

    /** A recursive expression would be kept in a temporary table of its own; a join of digits is not. */
    private static String numbers() {
        String digits =
                "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL"
                        + " SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
        StringBuilder sum = new StringBuilder("1");
        StringBuilder from = new StringBuilder();
        long power = 1;
        for (int i = 6; i >= 0; i--) {
            from.append(from.isEmpty() ? "" : " JOIN ")
                    .append(digits)
                    .append(" AS t")
                    .append(i);
        }
        for (int i = 0; i <= 6; i++, power *= 10) {
            sum.append(" + ").append(power).append(" * t").append(i).append(".d");
        }
        return "SELECT " + sum + " AS n FROM " + from;
    }

    /** Writes the rows that there are as the product reads them fastest. */
    void write(Connection connection, Path file) throws SQLException, IOException {
        if (isPostgres()) {
            try (OutputStream out = Files.newOutputStream(file)) {
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY orders TO STDOUT", out);
            }
            return;
        }
        try (Statement statement = connection.createStatement();
                Writer out = Files.newBufferedWriter(file)) {
            statement.setFetchSize(request.startsWith("mysql") ? Integer.MIN_VALUE : 1000);
            try (ResultSet rows = statement.executeQuery(
                    "SELECT CONCAT_WS('\\t', id, customer_id, code, status, amount, quantity, IFNULL(note, '\\\\N'),"
                            + " created_at, IFNULL(updated_at, '\\\\N'), paid) FROM orders")) {
                while (rows.next()) {
                    out.append(rows.getString(1)).append('\n');
                }
            }
        }
    }

    void load(Connection connection, Path file) throws SQLException, IOException {
        try (InputStream in = Files.newInputStream(file);
                Statement statement = connection.createStatement()) {
            if (isPostgres()) {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY orders FROM STDIN", in, 1 << 16);
                return;
            }
            if (request.startsWith("mysql")) {
                statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(in);
            } else {
                statement.unwrap(org.mariadb.jdbc.Statement.class).setLocalInfileInputStream(in);
            }
            statement.executeUpdate("LOAD DATA LOCAL INFILE 'rows' INTO TABLE orders");
        }
    }
}
