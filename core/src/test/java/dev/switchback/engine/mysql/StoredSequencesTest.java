// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.data.compare.DataState;
import dev.switchback.database.TableName;
import dev.switchback.engine.RowBudget;
import dev.switchback.engine.SequenceState;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoredSequencesTest {

    private WatchedRows rows;

    @AfterEach
    void close() throws SQLException {
        rows.close();
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void counterOfATableIsASequence(Product product) throws SQLException {
        rows = new WatchedRows(product);
        rows.run("CREATE TABLE t (a int AUTO_INCREMENT PRIMARY KEY)", "INSERT INTO t VALUES (), (), ()");
        DataState before = rows.read();
        SequenceState counter = before.sequences().values().iterator().next();
        assertThat(counter.next()).isEqualTo(4);
        assertThat(before.tables().get(new TableName("", "t")).columns().get(0).sequence())
                .isEqualTo(counter.id());
        rows.run("ALTER TABLE t AUTO_INCREMENT = 50");
        assertThat(rows.read(Set.of(new TableName("", "t"))).sequences().values())
                .extracting(SequenceState::next)
                .containsExactly(50L);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void counterThatComesLaterIsSeen(Product product) throws SQLException {
        rows = new WatchedRows(product);
        rows.run("CREATE TABLE t (a int AUTO_INCREMENT PRIMARY KEY)", "CREATE TABLE u (a int PRIMARY KEY)");
        rows.read();
        rows.run(
                "INSERT INTO t VALUES (), ()", "INSERT INTO u VALUES (7)", "ALTER TABLE u MODIFY a int AUTO_INCREMENT");
        assertThat(rows.read().sequences().values())
                .extracting(SequenceState::next)
                .containsExactly(3L, 8L);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void counterAtItsEndIsRead(Product product) throws SQLException {
        rows = new WatchedRows(product, new RowBudget(1, 1 << 20));
        rows.run(
                "CREATE TABLE t (a bigint unsigned AUTO_INCREMENT PRIMARY KEY)",
                "INSERT INTO t VALUES (1), (18446744073709551614)");
        assertThat(rows.read().sequences().values())
                .extracting(SequenceState::next)
                .containsExactly(Long.MAX_VALUE);
        assertThat(rows.table("t").rowCount()).isEqualTo(2);
    }

    @Test
    void sequencesOfMariadbAreRead() throws SQLException {
        rows = new WatchedRows(Product.MARIADB);
        rows.run(
                "CREATE SEQUENCE s START WITH 5 INCREMENT BY 5 NOCACHE",
                "CREATE TABLE t (id bigint DEFAULT NEXTVAL(s) PRIMARY KEY)");
        rows.run("INSERT INTO t VALUES (), ()");
        DataState state = rows.read();
        SequenceState sequence = state.sequences().get(new TableName("", "s"));
        assertThat(sequence.next()).isEqualTo(15);
        assertThat(sequence.increment()).isEqualTo(5);
        assertThat(state.tables().keySet()).containsExactly(new TableName("", "t"));
        assertThat(state.tables().get(new TableName("", "t")).columns().get(0).sequence())
                .isEqualTo(sequence.id());
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void counterThatComesLaterIsSeenWhateverTheEngine(Product product) throws SQLException {
        rows = new WatchedRows(product);
        rows.run(
                "CREATE TABLE t (a int PRIMARY KEY) ENGINE=MyISAM",
                "CREATE TABLE u (a int)",
                "INSERT INTO t VALUES (5)");
        rows.read();
        rows.run("ALTER TABLE t MODIFY a int AUTO_INCREMENT");
        assertThat(rows.read().sequences().values())
                .extracting(SequenceState::next)
                .containsExactly(6L);
    }

    @Test
    void sequenceWithoutAnIncrementHasTheServers() throws SQLException {
        rows = new WatchedRows(Product.MARIADB);
        rows.run("CREATE SEQUENCE s INCREMENT BY 0 NOCACHE");
        assertThat(rows.read().sequences().values())
                .extracting(SequenceState::increment)
                .containsExactly(1L);
    }
}
