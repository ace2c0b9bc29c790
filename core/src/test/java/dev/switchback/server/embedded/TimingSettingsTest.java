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

    private static void assertSizes(MysqlFlavor flavor, Memory memory, long log, long pool) throws SQLException {
        try (TimedClone timed = TimedClone.of(flavor, memory)) {
            assertThat(timed.bytes(log(flavor)) >> 20).isEqualTo(log);
            assertThat(timed.bytes(POOL) >> 20).isEqualTo(pool);
        }
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void logAndPoolAreAsScarceAsTheMemoryAndAServerStartsWithTheLeastOfBoth(MysqlFlavor flavor) throws SQLException {
        assertSizes(flavor, part(1.0 / 16, Map.of()), 32, 8);
        assertSizes(flavor, part(1.0 / 4096, Map.of()), 8, 5);
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void productionsPoolIsDividedAndAThrowawayOneMadeNoLarger(MysqlFlavor flavor) throws SQLException {
        Map<String, Long> production = Map.of(POOL, 64L << 30);

        assertSizes(flavor, part(1.0 / 1024, production), 8, 64);
        assertSizes(flavor, part(0.5, production), 256, 128);
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
