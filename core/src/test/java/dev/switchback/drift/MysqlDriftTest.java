// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.server.Server;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MysqlDriftTest {

    @TempDir
    private Path directory;

    /** The database has a name that is that of a table, and begins that of a column. */
    private Shop shop(String product) throws Exception {
        boolean isMysql = product.equals("mysql");
        Server server = isMysql ? TestServers.mysql() : TestServers.mariadb();
        DatabaseRequest request = new DatabaseRequest(product, isMysql ? "8.0" : "11.4");
        return Shop.onMysql(directory, server, request, "shop", "utf8mb4_unicode_ci")
                .file("V1__tables.sql", """
                        CREATE TABLE shop (id bigint AUTO_INCREMENT PRIMARY KEY, name varchar(40) DEFAULT 'x', shop_id int,
                          KEY by_name (name));
                        CREATE TABLE orders (id int PRIMARY KEY, shop bigint, total decimal(10,2), note text,
                          CONSTRAINT positive CHECK (total >= 0), CONSTRAINT of_shop FOREIGN KEY (shop) REFERENCES shop (id));
                        """)
                .file("V2__programs.sql", """
                        CREATE VIEW bills AS SELECT o.id, shop.name, shop.shop_id FROM orders o JOIN shop ON shop.id = o.shop;
                        CREATE TRIGGER touched BEFORE UPDATE ON orders FOR EACH ROW SET NEW.total = NEW.total;
                        CREATE PROCEDURE clean() DELETE FROM orders WHERE total = 0;
                        CREATE FUNCTION one(a varchar(10)) RETURNS varchar(10) DETERMINISTIC RETURN a;
                        CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY DO DELETE FROM orders WHERE total = 0;
                        """)
                .file("V3__events.sql", """
                        CREATE TABLE events (at date NOT NULL) PARTITION BY RANGE (TO_DAYS(at))
                          (PARTITION p2025 VALUES LESS THAN (TO_DAYS('2026-01-01')));
                        """)
                .rehearse()
                .migrate("latest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "mariadb"})
    void aDatabaseOfAnotherNameAccountAndCollationHasNoDrift(String product) throws Exception {
        try (Shop shop = shop(product)) {
            shop.change("INSERT INTO shop (name) VALUES ('a'), ('b')");
            shop.change("ALTER TABLE events ADD PARTITION (PARTITION p2026 VALUES LESS THAN (TO_DAYS('2027-01-01')))");

            Drift.Compared drift = shop.compared("1", "2", "3");

            assertThat(drift.differences()).isEmpty();
            assertThat(drift.unknown()).isEmpty();
            assertThat(drift.aside()).containsExactly("Partitioned alike, with other partitions: events.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "mariadb"})
    void whatSomebodyChangedByHandIsToldObjectByObject(String product) throws Exception {
        try (Shop shop = shop(product)) {
            for (String change : List.of(
                    "ALTER TABLE shop ADD COLUMN extra int",
                    "ALTER TABLE shop DROP COLUMN shop_id",
                    "ALTER TABLE shop MODIFY name varchar(50) DEFAULT 'y'",
                    "CREATE INDEX by_hand ON orders (total)",
                    "DROP INDEX by_name ON shop",
                    "ALTER TABLE orders DROP CONSTRAINT positive",
                    "ALTER TABLE orders DROP FOREIGN KEY of_shop",
                    "ALTER TABLE orders MODIFY note text COLLATE utf8mb4_bin",
                    "CREATE OR REPLACE VIEW bills AS SELECT o.id, shop.name, 1 AS shop_id FROM orders o JOIN shop ON shop.id = o.shop",
                    "DROP TRIGGER touched",
                    "DROP PROCEDURE clean",
                    "DROP FUNCTION one",
                    "CREATE FUNCTION one(a varchar(10)) RETURNS varchar(10) DETERMINISTIC RETURN 'b'",
                    "ALTER EVENT nightly ON SCHEDULE EVERY 2 DAY",
                    "CREATE TABLE by_hand (id int PRIMARY KEY)",
                    "DROP TABLE events")) {
                shop.change(change);
            }

            List<String> words = Shop.words(shop.compared("1", "2", "3"));

            assertThat(words)
                    .contains(
                            "column shop_id of shop is missing (int" + (product.equals("mysql") ? "" : "(11)") + ")",
                            "default of column name of shop is 'y'; by the migrations it is 'x'",
                            "type of column name of shop is varchar(50); by the migrations it is varchar(40)",
                            "collation of column note of orders is utf8mb4_bin; by the migrations it is "
                                    + (product.equals("mysql") ? "utf8mb4_0900_ai_ci" : "utf8mb4_general_ci"),
                            "table by_hand is there, and no migration makes it",
                            "table events is missing")
                    .anySatisfy(line -> assertThat(line).startsWith("column extra of shop is there"))
                    .anySatisfy(line -> assertThat(line).startsWith("index by_hand of orders is there"))
                    .anySatisfy(line -> assertThat(line).startsWith("index by_name of shop is missing"))
                    .anySatisfy(line -> assertThat(line).startsWith("check positive of orders is missing"))
                    .anySatisfy(line -> assertThat(line).startsWith("foreign key of_shop of orders is missing"))
                    .anySatisfy(line -> assertThat(line).startsWith("definition of view bills is"))
                    .anySatisfy(line -> assertThat(line).startsWith("trigger touched of orders is missing"))
                    .anySatisfy(line -> assertThat(line).startsWith("procedure clean is missing"))
                    .anySatisfy(line -> assertThat(line).startsWith("definition of function one is"))
                    .anySatisfy(line -> assertThat(line).startsWith("schedule of event nightly is EVERY 2 DAY"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "mariadb"})
    void whatTheAccountMayNotSeeIsNotCalledMissing(String product) throws Exception {
        try (Shop shop = shop(product)) {
            shop.administer("CREATE USER 'looker'@'%' IDENTIFIED BY 'Look-pw1'");
            shop.administer("GRANT SELECT, SHOW VIEW ON shop.* TO 'looker'@'%'");
            Database looker = new Database(shop.live.url(), "looker", "Look-pw1", "shop");

            Drift drift = Drift.of(shop.record(), shop.history(), Shop.applied("1", "2", "3"), shop.schema(looker));

            assertThat(drift).isInstanceOfSatisfying(Drift.Compared.class, compared -> {
                assertThat(compared.differences()).isEmpty();
                assertThat(compared.unknown())
                        .contains("The account may not see each trigger of this database; not found were: touched.");
            });
            shop.administer("DROP USER 'looker'@'%'");
        }
    }
}
