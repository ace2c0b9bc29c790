// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static dev.switchback.server.embedded.TimedClone.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.Memory;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RedoLogTest {

    private static String size(MysqlFlavor flavor) {
        return flavor == MysqlFlavor.MYSQL ? "innodb_redo_log_capacity" : "innodb_log_file_size";
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void isEnlargedForTheTimedDatabaseAlone(MysqlFlavor flavor) throws SQLException {
        try (TimedClone timed = TimedClone.of(flavor)) {
            timed.prepare(Memory.ALL);

            assertThat(bytes(timed.copy(), size(flavor))).isEqualTo(512L << 20);
            assertThat(bytes(timed.source(), size(flavor))).isEqualTo(8L << 20);
        }
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void isAsScarceAsTheMemory(MysqlFlavor flavor) throws SQLException {
        try (TimedClone timed = TimedClone.of(flavor)) {
            timed.prepare(new Memory(1.0 / 16, new TreeMap<>()));

            assertThat(bytes(timed.copy(), size(flavor))).isEqualTo(32L << 20);
        }
    }

    @Test
    void staysAsTheUserHasChosen() {
        assertThat(RedoLog.isChosen(Map.of("innodb-redo-log-capacity", "64M"))).isTrue();
        assertThat(RedoLog.isChosen(Map.of("INNODB_LOG_FILE_SIZE", "64M"))).isTrue();
        assertThat(RedoLog.isChosen(Map.of("innodb_buffer_pool_size", "64M"))).isFalse();
    }
}
