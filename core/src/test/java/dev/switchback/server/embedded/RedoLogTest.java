// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.Memory;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RedoLogTest {

    private static final String POOL = "SELECT @@GLOBAL.innodb_buffer_pool_size";

    private static String size(Database database, MysqlFlavor flavor) throws SQLException {
        String name = flavor == MysqlFlavor.MYSQL ? "innodb_redo_log_capacity" : "innodb_log_file_size";
        try (Connection connection = database.connect()) {
            return Jdbc.text(connection, "SELECT @@GLOBAL." + name);
        }
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void isEnlargedForTheTimedDatabaseAlone(MysqlFlavor flavor) throws SQLException {
        Server server = MysqlServers.shared(flavor);
        Database source = server.create("source");
        Database clone = server.clone(source, "timed");
        try {
            server.prepareForTiming(clone, Memory.ALL);

            assertThat(size(clone, flavor)).isEqualTo("536870912");
            assertThat(size(source, flavor)).isEqualTo("8388608");
        } finally {
            server.drop(clone);
            server.drop(source);
        }
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void isAsScarceAsTheMemory(MysqlFlavor flavor) throws SQLException {
        Server server = MysqlServers.shared(flavor);
        Database source = server.create("source");
        Database clone = server.clone(source, "timed");
        try (Connection connection = clone.connect()) {
            server.prepareForTiming(clone, new Memory(1.0 / 16, new TreeMap<>()));

            assertThat(size(clone, flavor)).isEqualTo("33554432");
            assertThat(Jdbc.text(connection, POOL)).isEqualTo("8388608");
        } finally {
            server.drop(clone);
            server.drop(source);
        }
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void productionsPoolIsDividedAndAThrowawayOneMadeNoLarger(MysqlFlavor flavor) throws SQLException {
        Server server = MysqlServers.shared(flavor);
        Database source = server.create("source");
        Database clone = server.clone(source, "timed");
        TreeMap<String, Long> production = new TreeMap<>(Map.of("innodb_buffer_pool_size", 64L << 30));
        try (Connection connection = clone.connect()) {
            server.prepareForTiming(clone, new Memory(0.5, production));
            assertThat(Jdbc.text(connection, POOL)).isEqualTo("134217728");

            server.prepareForTiming(clone, new Memory(1.0 / 1024, production));
            assertThat(Jdbc.text(connection, POOL)).isEqualTo("67108864");
        } finally {
            server.drop(clone);
            server.drop(source);
        }
    }

    @Test
    void staysAsTheUserHasChosen() {
        assertThat(RedoLog.isChosen(Map.of("innodb-redo-log-capacity", "64M"))).isTrue();
        assertThat(RedoLog.isChosen(Map.of("INNODB_LOG_FILE_SIZE", "64M"))).isTrue();
        assertThat(RedoLog.isChosen(Map.of("innodb_buffer_pool_size", "64M"))).isFalse();
    }
}
