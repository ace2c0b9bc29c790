// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HalfAppliedTest {

    private static final String SCRIPT = """
            ALTER TABLE orders ADD COLUMN a int;
            INSERT INTO orders (id) SELECT id + 100 FROM orders;

            CREATE TABLE extra (id int PRIMARY KEY);
            UPDATE orders SET a = 1;
            ALTER TABLE orders ADD CONSTRAINT once UNIQUE (total);
            CREATE TABLE more (id int PRIMARY KEY);
            """;

    @TempDir
    private Path directory;

    private Shop shop(String product, String second) throws Exception {
        boolean isMysql = product.equals("mysql");
        Server server = isMysql ? TestServers.mysql() : TestServers.mariadb();
        DatabaseRequest request = new DatabaseRequest(product, isMysql ? "8.0" : "11.4");
        Shop shop = Shop.onMysql(directory, server, request, "half", "utf8mb4_general_ci")
                .file("V1__orders.sql", "CREATE TABLE orders (id int PRIMARY KEY, total int);")
                .file("V2__second.sql", second)
                .rehearse()
                .migrate("1");
        shop.change("INSERT INTO orders VALUES (1, 5), (2, 5)");
        return shop;
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "mariadb"})
    void aScriptThatFailedIsToldStatementByStatement(String product) throws Exception {
        try (Shop shop = shop(product, SCRIPT)) {
            shop.fail("2");

            HalfApplied half = shop.half("2");

            assertThat(half.words())
                    .containsExactly(
                            "Statements 1 to 3 of 6 of V2__second.sql took effect (lines 1, 2, 4).",
                            "Statement 4 (line 5) changes no schema in the end, so whether it ran cannot be told by it.",
                            "Statement 5 (line 6) did not take effect, and nothing after it.");
            assertThat(half).isInstanceOfSatisfying(HalfApplied.Reached.class, reached -> {
                assertThat(reached.surely()).isEqualTo(3);
                assertThat(reached.perhaps()).isEqualTo(4);
            });
        }
    }

    @Test
    void driftElsewhereDoesNotMatter() throws Exception {
        try (Shop shop = shop("mysql", SCRIPT)) {
            shop.change("CREATE TABLE by_hand (id int)");
            shop.fail("2");

            assertThat(shop.half("2")).isInstanceOf(HalfApplied.Reached.class);
        }
    }

    @Test
    void whatSomebodyMendedHalfIsBetweenStatements() throws Exception {
        try (Shop shop = shop("mysql", SCRIPT)) {
            shop.fail("2");
            shop.change("ALTER TABLE orders DROP COLUMN a");

            assertThat(shop.half("2")).isInstanceOfSatisfying(HalfApplied.Between.class, between -> {
                assertThat(between.words().get(0))
                        .startsWith("The schema is between no two statements of V2__second.sql.");
                assertThat(between.words()).hasSizeGreaterThan(1);
            });
        }
    }

    @Test
    void nothingAndEverythingAreTold() throws Exception {
        try (Shop shop = shop("mysql", SCRIPT)) {
            List<String> before = shop.half("2").words();
            shop.change("UPDATE orders SET total = id");
            shop.migrate("2");

            assertThat(before).containsExactly("No statement of V2__second.sql took effect.");
            assertThat(shop.half("2").words())
                    .containsExactly("All 6 statements of V2__second.sql took effect (lines 1, 2, 4, 5, 6, 7).");
        }
    }

    @Test
    void aScriptWhoseSessionWasKilledIsToldAsWell() throws Exception {
        String script = "CREATE TABLE k1 (id int);\nSELECT SLEEP(60) FROM orders LIMIT 1;\nCREATE TABLE k2 (id int);";
        try (Shop shop = shop("mysql", script)) {
            CompletableFuture<Void> migrating = CompletableFuture.runAsync(() -> shop.fail("2"));
            kill(shop);
            migrating.join();

            assertThat(shop.half("2").words())
                    .containsExactly(
                            "Statement 1 of 3 of V2__second.sql took effect (line 1).",
                            "Statement 2 (line 2) changes no schema in the end, so whether it ran cannot be told by it.",
                            "Statement 3 (line 3) did not take effect.");
        }
    }

    private static void kill(Shop shop) throws Exception {
        try (Connection connection = shop.admin.connect()) {
            List<Long> sleeping = List.of();
            while (sleeping.isEmpty()) {
                Thread.sleep(50);
                sleeping = Jdbc.query(
                        connection,
                        row -> row.getLong(1),
                        "SELECT id FROM information_schema.processlist WHERE info LIKE 'SELECT SLEEP(60)%'");
            }
            Jdbc.execute(connection, "KILL " + sleeping.get(0));
        }
    }

    @Test
    void anEditedScriptIsNotJudged() throws Exception {
        try (Shop shop = shop("mysql", SCRIPT)) {
            shop.file("V2__second.sql", SCRIPT + "-- later");

            assertThat(shop.half("2")).isInstanceOf(HalfApplied.Untold.class);
        }
    }

    @Test
    void anInvalidIndexOfPostgresIsBetweenStatements() throws Exception {
        try (Shop shop = Shop.onPostgres(directory, TestServers.postgres(), "18")
                .flyway(Shop.TRANSACTIONAL_LOCK, "false")
                .file("V1__orders.sql", "CREATE TABLE orders (id int PRIMARY KEY, total int);")
                .file(
                        "V2__indexes.sql",
                        "CREATE INDEX CONCURRENTLY a ON orders (id);\nCREATE UNIQUE INDEX CONCURRENTLY b ON orders (total);")
                .rehearse()
                .migrate("1")) {
            shop.change("INSERT INTO orders VALUES (1, 5), (2, 5)");
            shop.fail("2");

            assertThat(shop.half("2").words().get(0)).contains("between no two statements");
            assertThat(shop.half("2").words())
                    .contains("  valid of index b of public.orders is no; by the migrations it is absent");
        }
    }
}
