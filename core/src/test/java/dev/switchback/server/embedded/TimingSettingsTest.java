// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Memory;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimingSettingsTest {

    private static final String POOL = "innodb_buffer_pool_size";

    private static Memory part(double part, Map<String, Long> production) {
        return new Memory(part, new TreeMap<>(production));
    }

    private static String log(MysqlFlavor flavor) {
        return flavor == MysqlFlavor.MYSQL ? "innodb_redo_log_capacity" : "innodb_log_file_size";
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void theTimedServerAloneHasALargeLog(MysqlFlavor flavor) throws SQLException {
        try (TimedClone timed = TimedClone.of(flavor, Memory.ALL)) {
            assertThat(timed.bytes(log(flavor))).isEqualTo(512L << 20);
            assertThat(TimedClone.bytes(timed.source(), log(flavor))).isEqualTo(8L << 20);
            assertThat(timed.bytes(POOL)).isEqualTo(128L << 20);
        }
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void logAndPoolAreAsScarceAsTheMemory(MysqlFlavor flavor) throws SQLException {
        try (TimedClone timed = TimedClone.of(flavor, part(1.0 / 16, Map.of()))) {
            assertThat(timed.bytes(log(flavor))).isEqualTo(32L << 20);
            assertThat(timed.bytes(POOL)).isEqualTo(8L << 20);
        }
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void aServerStartsWithTheLeastOfBoth(MysqlFlavor flavor) throws SQLException {
        try (TimedClone timed = TimedClone.of(flavor, part(1.0 / 4096, Map.of()))) {
            assertThat(timed.bytes(log(flavor))).isEqualTo(8L << 20);
            assertThat(timed.bytes(POOL)).isBetween(5L << 20, 6L << 20);
        }
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void productionsPoolIsDivided(MysqlFlavor flavor) throws SQLException {
        try (TimedClone timed = TimedClone.of(flavor, part(1.0 / 1024, Map.of(POOL, 64L << 30)))) {
            assertThat(timed.bytes(POOL)).isEqualTo(64L << 20);
        }
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void aThrowawayPoolIsMadeNoLarger(MysqlFlavor flavor) throws SQLException {
        try (TimedClone timed = TimedClone.of(flavor, part(0.5, Map.of(POOL, 64L << 30)))) {
            assertThat(timed.bytes(POOL)).isEqualTo(128L << 20);
        }
    }

    @Test
    void theLogThatTheUserHasChosenStaysAndTheirPoolIsDivided() throws Exception {
        MysqlServers.require(MysqlFlavor.MYSQL);
        EmbeddedOptions options = EmbeddedOptions.of(DatabaseRequest.parse("mysql:8.0"))
                .withSetting("innodb-redo-log-capacity", "64M")
                .withSetting("INNODB-BUFFER-POOL-SIZE", "64M");
        try (EmbeddedServer server = EmbeddedServer.start(options)) {
            Database source = server.create("source");
            Database timed = server.cloneForTiming(source, "timed", part(0.25, Map.of()));

            assertThat(TimedClone.bytes(timed, log(MysqlFlavor.MYSQL))).isEqualTo(64L << 20);
            assertThat(TimedClone.bytes(timed, POOL)).isEqualTo(16L << 20);
        }
    }
}
