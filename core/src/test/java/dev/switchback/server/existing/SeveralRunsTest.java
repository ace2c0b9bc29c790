// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.Database;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several runs on one PostgreSQL server, some of which die. */
class SeveralRunsTest {

    private Apart apart;

    @BeforeEach
    void begin() throws SQLException {
        apart = Apart.with("CREATEDB");
    }

    @AfterEach
    void end() throws SQLException {
        apart.close();
    }

    @Test
    void aKilledRunsDatabasesAreRemovedByTheNext() throws Exception {
        String left;
        try (OtherRun other = OtherRun.start(apart.options())) {
            left = other.database();
            other.kill();
        }
        assertThat(apart.databases()).containsExactly(left);

        try (ExistingServer next = apart.connect()) {
            assertThat(next.description()).contains("removed what dead runs had left: " + left);
            assertThat(apart.databases()).isEmpty();
        }
    }

    @Test
    void aLiveRunsDatabasesAreLeftAlone() throws Exception {
        try (OtherRun other = OtherRun.start(apart.options());
                ExistingServer next = apart.connect()) {
            assertThat(next.description()).doesNotContain("removed").doesNotContain(other.database());
            next.create("mine");
            assertThat(apart.databases()).hasSize(2).contains(other.database());
            next.close();
            assertThat(apart.databases()).containsExactly(other.database());
        }
    }

    @Test
    void runsThatStartAtOnceDoNotDisturbEachOther() throws Exception {
        try (OtherRun dead = OtherRun.start(apart.options())) {
            dead.kill();
        }
        Together.run(4, () -> {
            try (ExistingServer server = apart.connect()) {
                server.clone(server.create("one"), "two");
            }
        });
        assertThat(apart.databases()).isEmpty();
    }

    @Test
    void aRunThatEndsInTheMiddleTakesItsDatabasesAlong() throws Exception {
        try (OtherRun other = OtherRun.start(apart.options())) {
            other.end();
            assertThat(apart.databases()).isEmpty();
        }
    }

    @Test
    void aDeadRunsDatabaseThatSomebodyUsesIsLeftAloneAndNamed() throws Exception {
        try (OtherRun other = OtherRun.start(apart.options())) {
            other.kill();
            var used = new Database(
                    apart.administrators().url().replaceFirst("/[^/]*$", "/" + other.database()),
                    apart.user(),
                    apart.password(),
                    other.database());
            try (var ignored = used.connect();
                    ExistingServer next = apart.connect()) {
                assertThat(next.description()).contains("left alone").contains(other.database());
                assertThat(apart.databases()).containsExactly(other.database());
            }
        }
    }

    @Test
    void aDatabaseThatARunDiedOverBeforeMarkingItIsNamed() throws Exception {
        apart.administer("CREATE DATABASE switchback_half_0123abcd_1 OWNER " + apart.user());
        try (ExistingServer server = apart.connect()) {
            assertThat(server.description()).contains("left alone", "switchback_half_0123abcd_1");
        }
        assertThat(apart.databases()).containsExactly("switchback_half_0123abcd_1");
    }

    @Test
    void aDatabaseThatSomebodyHasRenamedOrRestoredIsHisNow() throws Exception {
        try (OtherRun other = OtherRun.start(apart.options())) {
            other.kill();
            String left = other.database();
            String mark = apart.ask(COMMENT, left);
            apart.administer("ALTER DATABASE " + left + " RENAME TO switchback_precious");
            apart.administer("ALTER DATABASE switchback_precious OWNER TO " + apart.user());
            // As pg_restore --create does.
            apart.administer("CREATE DATABASE " + left + " OWNER " + apart.user());
            apart.administer("COMMENT ON DATABASE " + left + " IS '" + mark + "'");

            try (ExistingServer next = apart.connect()) {
                assertThat(next.description())
                        .doesNotContain("removed")
                        .contains("left alone")
                        .contains(left);
            }
            assertThat(apart.databases()).containsExactlyInAnyOrder("switchback_precious", left);
        }
    }

    private static final String COMMENT =
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = ?";

    @Test
    void aDatabaseThatAMigrationHasMadeATemplateGoesAsWell() throws Exception {
        try (ExistingServer server = apart.connect()) {
            Database database = server.create("template");
            apart.administer("ALTER DATABASE " + database.name() + " IS_TEMPLATE true");
            server.drop(database);
            assertThat(apart.databases()).isEmpty();
        }
    }
}
