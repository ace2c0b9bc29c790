// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.RowSource;
import dev.switchback.engine.TableShape;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both ways of loading rows into MySQL and MariaDB. */
class MysqlLoaderTest {

    private static final List<String> TEXTS = List.of(
            "",
            "tab\there",
            "line\nfeed",
            "return\r",
            "back\\slash \\N",
            "'single' \"double\"",
            "ü",
            "percent % _",
            "\u0000zero");

    private static Server server(Flavor flavor) {
        return flavor == Flavor.MYSQL ? TestServers.mysql() : TestServers.mariadb();
    }

    private interface Test {
        void run(Connection connection) throws SQLException;
    }

    private static void in(Flavor flavor, String ddl, Test test) throws SQLException {
        Database database = server(flavor).create("load");
        try (Connection connection = database.connect()) {
            Jdbc.execute(connection, ddl);
            test.run(connection);
        } finally {
            server(flavor).drop(database);
        }
    }

    private static void load(Connection connection, Flavor flavor, boolean files, RowSource rows, long count)
            throws SQLException {
        TableName name = new TableName("", "texts");
        MysqlRowEngine engine = new MysqlRowEngine(connection, flavor);
        TableShape table = Objects.requireNonNull(engine.shapes(Set.of(name)).get(name));
        new MysqlLoader(connection, flavor, files).load(table, table.givenColumns(), rows, 1, count);
    }

    @ParameterizedTest
    @CsvSource({"MYSQL, true", "MYSQL, false", "MARIADB, true", "MARIADB, false"})
    void everyTextArrivesAsItIs(Flavor flavor, boolean files) throws SQLException {
        String ddl = "CREATE TABLE texts (id int PRIMARY KEY, `a ``text` varchar(40) CHARACTER SET latin1,"
                + " wide text CHARACTER SET utf8mb4, bytes varbinary(9), fixed binary(4), flags bit(10), place point,"
                + " choice enum('a','2'), many set('x','y'), doc json, twice int GENERATED ALWAYS AS (id * 2) STORED)";
        in(flavor, ddl, connection -> {
            Jdbc.execute(connection, "SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES'");

            load(connection, flavor, files, MysqlLoaderTest::everything, TEXTS.size());

            assertThat(Jdbc.query(connection, row -> row.getString(1), "SELECT `a ``text` FROM texts ORDER BY id"))
                    .isEqualTo(TEXTS);
            assertThat(Jdbc.query(connection, row -> row.getString(1), "SELECT wide FROM texts ORDER BY id"))
                    .isEqualTo(TEXTS.stream().map(text -> text + "😀").toList());
            assertThat(Jdbc.text(
                            connection,
                            "SELECT DISTINCT CONCAT_WS('/', HEX(bytes), HEX(fixed), flags + 0, ST_AsText(place), choice + 0,"
                                    + " many, JSON_EXTRACT(doc, '$.a'), twice = id * 2) FROM texts WHERE id > 1"))
                    .isEqualTo("00FF5C0A/0009000A/513/POINT(1 2)/2/x,y/1/1");
            assertThat(Jdbc.text(connection, "SELECT COUNT(*) FROM texts WHERE bytes IS NULL AND flags IS NULL"))
                    .isEqualTo("1");
        });
    }

    private static void everything(long number, dev.switchback.engine.RowSink sink) {
        String text = TEXTS.get((int) number - 1);
        sink.number(number);
        sink.text(text);
        sink.text(text + "😀");
        if (number == 1) {
            sink.nothing();
            sink.text("\\x");
            sink.nothing();
            sink.nothing();
        } else {
            sink.text("\\x00ff5c0a");
            sink.text("\\x0009000a");
            sink.text("1000000001");
            sink.text("POINT(1 2)");
        }
        sink.text("2");
        sink.text("x,y");
        sink.text("{\"a\": 1}");
    }

    @ParameterizedTest
    @CsvSource({"MYSQL, true", "MYSQL, false", "MARIADB, true", "MARIADB, false"})
    void aRefusedRowLeavesNothing(Flavor flavor, boolean files) throws SQLException {
        String ddl = "CREATE TABLE texts (id int PRIMARY KEY, note varchar(10), parent_id int,"
                + " CONSTRAINT family FOREIGN KEY (parent_id) REFERENCES texts (id), CONSTRAINT brief CHECK (note <> 'b'))";
        in(flavor, ddl, connection -> {
            assertThatThrownBy(() -> load(connection, flavor, files, row(7, "too long for it", 0), 2000))
                    .hasMessageContaining("note");
            assertThatThrownBy(() -> load(connection, flavor, files, row(7, "b", 0), 2000))
                    .hasMessageContaining("brief");
            assertThatThrownBy(() -> load(connection, flavor, files, row(7, "a", 9999), 2000))
                    .hasMessageContaining("family");
            assertThat(Jdbc.text(connection, "SELECT COUNT(*) FROM texts")).isEqualTo("0");

            load(connection, flavor, files, row(7, "a", 1), 2000);

            assertThatThrownBy(() -> load(connection, flavor, files, row(7, "a", 1), 1))
                    .hasMessageContaining("Duplicate");
            assertThat(Jdbc.text(connection, "SELECT COUNT(*) FROM texts")).isEqualTo("2000");
        });
    }

    /** Makes rows of which one is different. */
    private static RowSource row(long other, String note, long parent) {
        return (number, sink) -> {
            sink.number(number);
            if (number == other) {
                sink.text(note);
            } else {
                sink.nothing();
            }
            if (number == other && parent > 0) {
                sink.number(parent);
            } else {
                sink.nothing();
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"MYSQL", "MARIADB"})
    void filesAreSentWhereServerAndDriverAdmitIt(Flavor flavor) throws SQLException {
        in(flavor, "CREATE TABLE texts (id int)", connection -> {
            assertThat(DriverSession.of(flavor).sendsFiles(connection)).isTrue();
            assertThat(Jdbc.text(connection, "SELECT @@GLOBAL.local_infile")).isEqualTo("1");
        });
    }
}
