// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.Memory;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BufferPoolTest {

    private static Memory part(double part, Map<String, Long> production) {
        return new Memory(part, new TreeMap<>(production));
    }

    private static long pool(TimedClone timed) throws SQLException {
        return TimedClone.bytes(timed.copy(), "innodb_buffer_pool_size");
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void isAsScarceAsTheMemory(MysqlFlavor flavor) throws SQLException {
        try (TimedClone timed = TimedClone.of(flavor)) {
            timed.prepare(part(1.0 / 16, Map.of()));

            assertThat(pool(timed)).isEqualTo(8L << 20);
        }
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void productionsIsDividedAndAThrowawayOneMadeNoLarger(MysqlFlavor flavor) throws SQLException {
        Map<String, Long> production = Map.of("innodb_buffer_pool_size", 64L << 30);
        try (TimedClone timed = TimedClone.of(flavor)) {
            timed.prepare(part(0.5, production));
            assertThat(pool(timed)).isEqualTo(128L << 20);

            timed.prepare(part(1.0 / 1024, production));
            assertThat(pool(timed)).isEqualTo(64L << 20);
        }
    }
}
