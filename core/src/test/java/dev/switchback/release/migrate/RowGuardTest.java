// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.RowCount;
import dev.switchback.engine.choice.Engines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowGuardTest {

    @TempDir
    Path directory;

    private static final String NUMBERS =
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %s) ";

    /** A shop whose orders go with their customers. */
    private LiveProject shop(String product, int orders) throws Exception {
        boolean isPostgres = product.startsWith("postgresql");
        return new LiveProject(directory, product)
                .with(
                        "V1__shop.sql",
                        """
                        CREATE TABLE customers (id int PRIMARY KEY);
                        CREATE TABLE orders (id int PRIMARY KEY, customer int NOT NULL, CONSTRAINT of_customer FOREIGN KEY (customer)
                          REFERENCES customers (id) ON DELETE CASCADE);
                        INSERT INTO customers VALUES (1), (2);
                        """ + (isPostgres ? "" : "SET SESSION " + depth(product) + " = 5000;\n")
                                + (isPostgres
                                        ? NUMBERS.formatted(orders) + "INSERT INTO orders SELECT i, 1 FROM n;"
                                        : "INSERT INTO orders " + NUMBERS.formatted(orders) + "SELECT i, 1 FROM n;"));
    }

    private static String depth(String product) {
        return product.startsWith("mysql") ? "cte_max_recursion_depth" : "max_recursive_iterations";
    }

    private JsonObject record() throws Exception {
        try (Stream<Path> files = Files.list(directory.resolve("switchback-deployments"))) {
            Path last = files.sorted().reduce((a, b) -> b).orElseThrow();
            return JsonParser.parseString(Files.readString(last)).getAsJsonObject();
        }
    }

    private static String orders(LiveProject project) {
        return project.isPostgres() ? "public.orders" : "orders";
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0", "mariadb:11.4"})
    void rowsThatGoWithTheirParentsAreMissed(String product) throws Exception {
        try (LiveProject project = shop(product, 1500)) {
            project.migrate();
            project.with("V2__tidy.sql", "DELETE FROM customers WHERE id = 1;");

            assertThat(project.failure())
                    .contains("not all is well", orders(project) + " had 1,500 rows before the migrations and has none")
                    .contains("-- Approved: rows-lost " + orders(project));
            JsonObject rows = record().getAsJsonObject("rows");
            assertThat(rows.getAsJsonObject("before").get(orders(project)).getAsLong())
                    .isEqualTo(1500);
            assertThat(rows.getAsJsonObject("after").get(orders(project)).getAsLong())
                    .isZero();
            assertThat(rows.toString()).doesNotContain("flyway_schema_history", "switchback_deployment");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0", "mariadb:11.4"})
    void rowsThatAMigrationSaysItDeletesAreToldAlone(String product) throws Exception {
        try (LiveProject project = shop(product, 1500)) {
            project.migrate();
            project.with("V2__tidy.sql", "TRUNCATE TABLE orders;");
            assertThat(project.migrate())
                    .anyMatch(line -> line.endsWith("and has none, as they say that they delete some."))
                    .noneMatch(line -> line.startsWith("WARNING"));
        }
    }

    @Test
    void whatTheHeaderApprovesIsToldAlone() throws Exception {
        try (LiveProject project = shop("postgresql:18", 1500)) {
            project.migrate();
            project.with("V2__tidy.sql", """
                    -- Approved: rows-lost public.orders, nobody needs those of a customer who left
                    DELETE FROM customers WHERE id = 1;
                    """);
            assertThat(project.migrate()).anyMatch(line -> line.contains("as they say that they delete some"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mariadb:11.4"})
    void aTableOfFewRowsThatIsEmptyAfterwardsIsAWarning(String product) throws Exception {
        try (LiveProject project = shop(product, 30)) {
            project.migrate();
            project.with("V2__tidy.sql", "DELETE FROM customers WHERE id = 1;");
            assertThat(project.migrate())
                    .contains("WARNING: " + orders(project) + " had 30 rows before the migrations and has none.");
        }
    }

    /** Look-alikes: everything has another table or another name afterwards, and every row is there. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0", "mariadb:11.4"})
    void rowsThatAreThereInAnotherTableOfTheNameAreNotMissed(String product) throws Exception {
        try (LiveProject project = shop(product, 1500)) {
            project.migrate();
            project.with("V2__copy.sql", """
                            CREATE TABLE new_orders (id int PRIMARY KEY, customer bigint);
                            INSERT INTO new_orders SELECT id, customer FROM orders;
                            DROP TABLE orders;
                            ALTER TABLE new_orders RENAME TO orders;
                            """).with("V3__rename.sql", "ALTER TABLE orders RENAME TO purchases;");
            assertThat(project.migrate())
                    .noneMatch(line -> line.startsWith("WARNING"))
                    .noneMatch(line -> line.contains("rows before"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mariadb:11.4"})
    void aLargeTableIsEstimatedAndThatItIsEmptyIsSeen(String product) throws Exception {
        try (LiveProject project = shop(product, 1)) {
            project.migrate();
            project.execute("CREATE TABLE big (id int, filling varchar(40))");
            project.execute("INSERT INTO big SELECT "
                    + (project.isPostgres()
                            ? "i, 'x' FROM generate_series(1, 300000) i"
                            : "seq, 'x' FROM seq_1_to_300000"));
            project.execute(project.isPostgres() ? "ANALYZE big" : "ANALYZE TABLE big");

            Duration enough = Duration.ofSeconds(60);
            assertThat(big(project, enough))
                    .matches(count -> !count.isExact() && count.rows().orElseThrow() > 200_000);
            project.execute("TRUNCATE TABLE big");
            assertThat(big(project, enough)).matches(RowCount::isEmpty);
        }
    }

    private static RowCount big(LiveProject project, Duration budget) throws Exception {
        try (Connection session = project.database.connect()) {
            return Engines.of(project.isPostgres() ? "postgresql" : "mariadb")
                    .orElseThrow()
                    .releaseProbes()
                    .rowCounts()
                    .count(session, budget)
                    .stream()
                    .filter(count -> count.table().name().equals("big"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Who locks a table has nobody wait for long. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mariadb:11.4"})
    void aTableThatSomebodyLocksIsPassedOver(String product) throws Exception {
        try (LiveProject project = shop(product, 1);
                Connection locker = project.database.connect()) {
            project.migrate();
            project.execute("CREATE TABLE big (id int)");
            locker.setAutoCommit(false);
            Jdbc.execute(locker, project.isPostgres() ? "LOCK TABLE big" : "LOCK TABLES big WRITE");

            long begun = System.nanoTime();
            assertThat(big(project, Duration.ofSeconds(2))).matches(count -> !count.isExact());
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void withoutBudgetStatisticsAloneAreRead() throws Exception {
        try (LiveProject project = shop("postgresql:18", 10);
                Connection session = project.database.connect()) {
            project.migrate();
            List<RowCount> counts = Engines.of("postgresql")
                    .orElseThrow()
                    .releaseProbes()
                    .rowCounts()
                    .count(session, Duration.ofSeconds(-1));
            assertThat(counts).isNotEmpty().noneMatch(RowCount::isExact);
        }
    }
}
