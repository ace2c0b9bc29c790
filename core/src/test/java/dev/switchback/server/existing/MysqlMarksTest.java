// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What of the databases on a MySQL server is ours, and when it goes. */
class MysqlMarksTest {

    private static final String REGISTRY = "switchback_registry";

    static Stream<DatabaseRequest> products() {
        return Stream.of(new DatabaseRequest("mysql", "8.0"), new DatabaseRequest("mariadb", "11.4"));
    }

    @ParameterizedTest
    @MethodSource("products")
    void aKilledRunsDatabasesAreRemovedByTheNextAndALiveOnesAreNot(DatabaseRequest request) throws Exception {
        try (ApartMysql apart = ApartMysql.with(request, "ALL PRIVILEGES");
                OtherRun dead = OtherRun.start(apart.options(Map.of()));
                OtherRun live = OtherRun.start(apart.options(Map.of()))) {
            dead.kill();
            try (ExistingServer next = apart.connect()) {
                assertThat(next.description()).contains("removed what dead runs had left: " + dead.database());
                assertThat(apart.databases()).containsExactlyInAnyOrder(live.database(), REGISTRY);
            }
            assertThat(apart.databases()).containsExactlyInAnyOrder(live.database(), REGISTRY);
            live.end();
            assertThat(apart.databases()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void whatHasThePrefixOnlyIsNotDropped(DatabaseRequest request) throws Exception {
        try (ApartMysql apart = ApartMysql.with(request, "ALL PRIVILEGES");
                ExistingServer server = apart.connect()) {
            apart.administer("CREATE DATABASE switchback_shop");
            assertThatThrownBy(() -> server.drop(new Database("", "", "", "switchback_shop")))
                    .hasMessageContaining("does not carry the mark");
            assertThatThrownBy(() -> server.drop(apart.administrators()))
                    .hasMessageContaining("does not carry the mark");
            assertThat(apart.databases()).contains("switchback_shop");
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void aLeftoverThatCannotBeDroppedKeepsNobodyOut(DatabaseRequest request) throws Exception {
        try (ApartMysql apart = ApartMysql.with(request, "ALL PRIVILEGES");
                OtherRun dead = OtherRun.start(apart.options(Map.of()))) {
            dead.kill();
            String parent = dead.database() + ".parent";
            apart.administer("CREATE TABLE " + parent + " (id INT PRIMARY KEY)");
            try (Connection reader = apart.administrators().connect()) {
                // A session of another user, in another database, of which no process list tells.
                reader.setAutoCommit(false);
                Jdbc.query(reader, row -> 1, "SELECT * FROM " + parent);

                try (ExistingServer next = apart.connect()) {
                    assertThat(next.description())
                            .contains("left alone", dead.database())
                            .doesNotContain("removed");
                }
            }
            apart.connect().close();
            assertThat(apart.databases()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void theRegistryGoesAfterAKeptDatabaseThatWasDroppedByHand(DatabaseRequest request) throws Exception {
        try (ApartMysql apart = ApartMysql.with(request, "ALL PRIVILEGES")) {
            String kept;
            try (ExistingServer server = apart.connect()) {
                String howTo = server.keep(server.create("kept"));
                kept = howTo.replaceFirst("(?s).*DROP DATABASE (\\w+);.*", "$1");
            }
            apart.connect().close();
            assertThat(apart.databases()).containsExactlyInAnyOrder(kept, REGISTRY);

            apart.administer("DROP DATABASE " + kept);
            apart.connect().close();
            assertThat(apart.databases()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void whatSomebodyHasPutBesideTheRegistryStays(DatabaseRequest request) throws Exception {
        try (ApartMysql apart = ApartMysql.with(request, "ALL PRIVILEGES")) {
            try (ExistingServer server = apart.connect()) {
                server.create("x");
                apart.administer("CREATE TABLE switchback_registry.notes (id INT)");
            }
            assertThat(ask(apart.administrators(), "SELECT count(*) FROM switchback_registry.notes"))
                    .isEqualTo("0");
            apart.administer("DROP TABLE switchback_registry.notes");
            apart.connect().close();
            assertThat(apart.databases()).isEmpty();
        }
    }

    private static String ask(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            return Jdbc.text(connection, sql);
        }
    }
}
