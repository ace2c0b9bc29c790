// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import static dev.switchback.rehearsal.VolumeHistories.outlook;
import static dev.switchback.rehearsal.VolumeHistories.temporaryBytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.CheckResult;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.StatementForecast;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the check of volume says of migrations on MySQL and MariaDB; each count takes a server, so that one history has it all. */
class MysqlVolumeRehearsalTest {

    @TempDir
    private Path directory;

    private VolumeHistories history(String product) {
        return new VolumeHistories(directory)
                .with("switchback.database", product)
                .with("switchback.volume.counts", "10K,100K")
                // Nothing here is about time, and each run takes a server's.
                .with("switchback.volume.repetitions", "1")
                .with("switchback.volumes", "orders=1M,few=1K")
                .with("switchback.volume.budget", "5m")
                // Somebody who waits to find out who is kept out is no hang.
                .with("switchback.hangLimit", "300ms")
                .file(
                        "V1__schema.sql",
                        "CREATE TABLE orders (id int PRIMARY KEY AUTO_INCREMENT, note varchar(200), amount int);"
                                + "CREATE TABLE few (id int PRIMARY KEY AUTO_INCREMENT, amount int);")
                // Statements behind the first forty are looked at together, if they take next to no time.
                .file(
                        "V2__change.sql",
                        "DO 0;\n".repeat(42)
                                + "ALTER TABLE orders MODIFY amount bigint, ALGORITHM = COPY, LOCK = SHARED;\n"
                                + "CREATE INDEX orders_note ON orders (note, amount);");
    }

    @Test
    void onMysqlACopyBlocksWritesAnIndexSortsOnDiskAndLockedTablesAreNotWaitedFor() throws Exception {
        Map<String, CheckResult> results = history("mysql")
                .file(
                        "V3__locks.sql",
                        "LOCK TABLES few WRITE;\nUPDATE few SET amount = 1;\nDO SLEEP(1);\nUNLOCK TABLES;")
                .results();

        aCopyBlocksWritesAndAnIndexThatSortsOnDiskDoesNot(results.get("V2"));
        Forecast locked = outlook(results.get("V3")).forward();
        assertThat(locked.statements().stream()
                        .filter(statement -> statement.command().startsWith("DO"))
                        .map(StatementForecast::blocksWrites))
                .containsExactly(true);
    }

    @Test
    void onMariadbACopyBlocksWritesAndAnIndexSortsOnDisk() throws Exception {
        aCopyBlocksWritesAndAnIndexThatSortsOnDiskDoesNot(
                history("mariadb").results().get("V2"));
    }

    private static void aCopyBlocksWritesAndAnIndexThatSortsOnDiskDoesNot(CheckResult result) {
        Forecast forecast = outlook(result).forward();
        assertThat(forecast.statements().stream().filter(StatementForecast::blocksWrites))
                .singleElement()
                .extracting(StatementForecast::command)
                .asString()
                .startsWith("ALTER");
        assertThat(forecast.blocks()).isTrue();
        assertThat(forecast.blocksThroughout()).isFalse();
        assertThat(temporaryBytes(forecast)).isGreaterThan(1_000_000);
        assertThat(forecast.diskBytes().orElseThrow().middle()).isGreaterThan(10.0 * temporaryBytes(forecast));
    }
}
