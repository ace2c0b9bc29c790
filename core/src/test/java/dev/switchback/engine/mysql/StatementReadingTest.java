// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.SchemaReader;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.Snapshot;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After each statement the tables that it names are read, and that is the schema that a whole reading finds. */
class StatementReadingTest {

    private static final List<String> STATEMENTS = List.of(
            "CREATE TABLE parent (id int PRIMARY KEY, name varchar(20))",
            "CREATE TABLE IF NOT EXISTS `child` (id int PRIMARY KEY, parent int, CONSTRAINT fk FOREIGN KEY (parent) REFERENCES parent (id))",
            "-- a comment with TABLE in it\nCREATE TABLE other LIKE parent",
            "CREATE TABLE copied AS SELECT id, name FROM parent",
            "CREATE TEMPORARY TABLE passing (id int)",
            "CREATE INDEX by_name ON parent (name)",
            "CREATE UNIQUE INDEX once ON other (name)",
            "ALTER TABLE parent CHANGE COLUMN id number int NOT NULL",
            "ALTER TABLE child ADD COLUMN note text, ADD KEY k (parent)",
            "CREATE TRIGGER touched BEFORE UPDATE ON child FOR EACH ROW SET NEW.note = 'x'",
            "CREATE VIEW seen AS SELECT id, note FROM child",
            "CREATE TRIGGER gone BEFORE INSERT ON copied FOR EACH ROW SET NEW.id = 1",
            "DROP TABLE copied",
            "RENAME TABLE other TO others",
            "ALTER TABLE others RENAME COLUMN name TO title",
            "ALTER TABLE others RENAME TO another",
            "ALTER TABLE another RENAME INDEX once TO one",
            "DROP INDEX one ON another",
            "CREATE PROCEDURE p() SELECT 1",
            "ALTER TABLE parent COMMENT = 'table of others', ENGINE = InnoDB",
            "DROP VIEW seen",
            "DROP TABLE IF EXISTS child, another, nothing");

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void itIsWhatAWholeReadingFinds(Flavor flavor) throws Exception {
        Server server = flavor == Flavor.MYSQL ? TestServers.mysql() : TestServers.mariadb();
        Database database = server.create("statements");
        try (Connection script = database.connect();
                Connection eye = database.connect();
                Connection judge = database.connect()) {
            SchemaReader reader = MysqlSchemaReader.on(eye, Set.of(), flavor, new HashMap<>());
            reader.read();
            for (String statement : STATEMENTS) {
                Jdbc.execute(script, statement);

                Snapshot seen = reader.readAfter(statement);

                Snapshot whole = MysqlSchemaReader.on(judge, Set.of(), flavor, new HashMap<>())
                        .read();
                assertThat(SchemaDiff.between(whole, seen).changes())
                        .as(statement)
                        .isEmpty();
            }
            assertThat(reader.read()
                            .isSameAs(MysqlSchemaReader.on(judge, Set.of(), flavor, new HashMap<>())
                                    .read()))
                    .isTrue();
        } finally {
            server.drop(database);
        }
    }

    @Test
    void onlyWhatIsPlainlyOfTablesIsReadSo() {
        Set<String> known = Set.of("a", "b");

        assertThat(TableStatement.tables("ALTER TABLE `a` ADD b int", known)).contains(Set.of("a", "b"));
        assertThat(TableStatement.tables("CREATE TABLE shop.c (id int)", known)).contains(Set.of("c"));
        assertThat(TableStatement.tables("create or replace table `c` (id int)", known))
                .contains(Set.of("c"));
        assertThat(TableStatement.tables("CREATE TABLE IF NOT EXISTS `x``y` (id int)", known))
                .contains(Set.of("x`y"));
        assertThat(TableStatement.tables("DROP TABLES a", known)).contains(Set.of("a"));
        for (String other : List.of(
                "RENAME TABLE a TO c",
                "ALTER TABLE a RENAME c",
                "CREATE VIEW v AS SELECT 1",
                "CREATE OR REPLACE VIEW v AS TABLE a",
                "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW SET NEW.b = 1",
                "CREATE PROCEDURE p() DROP TABLE a",
                "DROP DATABASE x",
                "CALL p()",
                "CREATE TEMPORARY TABLE t (id int)",
                "SET STATEMENT max_statement_time = 1 FOR DROP TABLE a")) {
            assertThat(TableStatement.tables(other, known)).as(other).isEqualTo(Optional.empty());
        }
    }
}
