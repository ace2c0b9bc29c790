// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.DatabaseRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaSightTest {

    @TempDir
    private Path directory;

    private Shop postgres() throws Exception {
        return Shop.onPostgres(directory, TestServers.postgres(), "18")
                .file("V1__orders.sql", "CREATE TABLE orders (id int PRIMARY KEY, total int);")
                .file("V2__status.sql", "ALTER TABLE orders ADD COLUMN status text;")
                .file("R__report.sql", "CREATE OR REPLACE VIEW report AS SELECT id, total FROM orders;")
                .rehearse();
    }

    private static Drift.Compared compared(SchemaSight sight) {
        assertThat(sight.drift()).isInstanceOf(Drift.Compared.class);
        return (Drift.Compared) sight.drift();
    }

    private static String why(SchemaSight sight) {
        assertThat(sight.drift()).isInstanceOf(Drift.NotComparable.class);
        return ((Drift.NotComparable) sight.drift()).why();
    }

    @Test
    void aDatabaseThatIsAsRehearsedIsNotTalkedAbout() throws Exception {
        try (Shop shop = postgres().migrate("latest")) {
            SchemaSight sight = shop.sight();

            assertThat(sight.half()).isEmpty();
            assertThat(sight.drift())
                    .isEqualTo(new Drift.Compared(compared(sight).standard(), List.of(), List.of(), List.of()));
        }
    }

    @Test
    void whatAFailedMigrationLeftIsNoDrift() throws Exception {
        DatabaseRequest request = new DatabaseRequest("mysql", "8.0");
        try (Shop shop = Shop.onMysql(directory, TestServers.mysql(), request, "sight", "utf8mb4_0900_ai_ci")
                .file("V1__orders.sql", "CREATE TABLE orders (id int PRIMARY KEY, total int);")
                .file(
                        "V2__second.sql",
                        "CREATE TABLE extra (id int);\nALTER TABLE orders ADD CONSTRAINT once UNIQUE (total);\nDROP TABLE extra;")
                .rehearse()
                .migrate("1")) {
            shop.change("INSERT INTO orders VALUES (1, 5), (2, 5)");
            shop.fail("2");
            shop.change("ALTER TABLE orders ADD COLUMN by_hand int");

            SchemaSight sight = shop.sight();

            assertThat(compared(sight).differences())
                    .singleElement()
                    .satisfies(difference -> assertThat(difference.key().name()).isEqualTo("by_hand"));
            assertThat(sight.half().orElseThrow().words())
                    .containsExactly(
                            "Statement 1 of 3 of V2__second.sql took effect (line 1).",
                            "Statement 2 (line 2) did not take effect, and nothing after it.");
        }
    }

    @Test
    void aRepeatableMigrationThatWasEditedIsNotCompared() throws Exception {
        try (Shop shop = postgres().migrate("latest")) {
            shop.file("R__report.sql", "CREATE OR REPLACE VIEW report AS SELECT id FROM orders;");

            Drift.Compared drift = compared(shop.sight());

            assertThat(drift.differences()).isEmpty();
            assertThat(drift.unknown()).singleElement().asString().contains("view public.report");
        }
    }

    @Test
    void whatABaselineStandsForIsNotCalledDrift() throws Exception {
        try (Shop shop = postgres()) {
            Files.delete(directory.resolve("db/V1__orders.sql"));
            shop.file("V2__status.sql", "CREATE TABLE status (id int);")
                    .file("R__report.sql", "CREATE OR REPLACE VIEW report AS SELECT id FROM status;");
            Files.delete(directory.resolve("target/switchback/evidence/schema/shop.json"));
            shop.rehearse();
            shop.change("CREATE TABLE from_before (id int)");
            shop.baseline("1");
            shop.migrate("latest");

            Drift.Compared drift = compared(shop.sight());

            assertThat(drift.differences()).isEmpty();
            assertThat(drift.unknown())
                    .singleElement()
                    .asString()
                    .contains("baseline")
                    .contains("from_before");
        }
    }

    @Test
    void aVersionOutOfOrderHasNoRehearsedSchema() throws Exception {
        try (Shop shop = postgres()) {
            shop.file("V1.5__late.sql", "CREATE TABLE late (id int);").rehearse();
            Files.delete(directory.resolve("db/V1.5__late.sql"));
            shop.migrate("latest");
            shop.file("V1.5__late.sql", "CREATE TABLE late (id int);");

            assertThat(why(shop.sight())).startsWith("Version 1.5 is not applied there");
        }
    }

    @Test
    void withoutARehearsalThereIsNothingToCompareWith() throws Exception {
        try (Shop shop = postgres().migrate("latest")) {
            Path record = directory.resolve("target/switchback/evidence/schema/shop.json");
            Files.writeString(record, "{\"format\":1");
            String damaged = why(shop.sight());
            Files.delete(record);

            assertThat(damaged).contains("shop.json").contains("cut off");
            assertThat(why(shop.sight())).startsWith("No rehearsal on postgresql has recorded its schemas in");
        }
    }
}
