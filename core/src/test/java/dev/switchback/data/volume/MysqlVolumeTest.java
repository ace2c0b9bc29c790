// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.data.rows.FillReport.NotFilled;
import dev.switchback.engine.mysql.Flavor;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables of MySQL and MariaDB at volume. */
class MysqlVolumeTest {

    @ParameterizedTest
    @EnumSource
    void everyTypeIsFilledAndGrows(Flavor flavor) throws SQLException {
        String ddl = """
                CREATE TABLE everything (
                  id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, tiny tinyint, small smallint unsigned, flag boolean NOT NULL,
                  amount decimal(10,2), ratio float, precise double, name varchar(40) NOT NULL, code char(4), body longtext,
                  token char(36) NOT NULL UNIQUE, born date, seen datetime NOT NULL, changed timestamp(3) NULL, at time, y year,
                  doc json, blobs blob, hash binary(16) UNIQUE, mood enum('sad', 'happy') NOT NULL, tags set('a', 'b'), bits bit(5),
                  place point, old varchar(30) CHARACTER SET latin1, total decimal(12,2) GENERATED ALWAYS AS (amount * 2) STORED)""";
        try (Filled filled = Filled.on(flavor, ddl)) {
            VolumeReport first = filled.fill(1000, "everything");
            String sum = "SELECT SUM(CRC32(CONCAT_WS('/', id, tiny, small, flag, amount, name, code, body, token, seen,"
                    + " HEX(blobs), doc, total))) FROM everything WHERE id <= 1000";
            String before = filled.text(sum);

            VolumeReport second = filled.fill(10_000, "everything");

            assertThat(first.notFilled()).extracting(NotFilled::why).isEmpty();
            assertThat(second.rows()).containsEntry(filled.table("everything"), 10_000L);
            assertThat(filled.text(sum)).isEqualTo(before);
            assertThat(filled.number("SELECT COUNT(*) FROM everything WHERE small IS NULL"))
                    .isBetween(800L, 1200L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void parentsAreFilledTooAndKeysHold(Flavor flavor) throws SQLException {
        try (Filled filled = Filled.on(
                flavor,
                "CREATE TABLE tenants (id int AUTO_INCREMENT PRIMARY KEY, name varchar(50) NOT NULL UNIQUE)",
                "CREATE TABLE users (tenant_id int NOT NULL, id int NOT NULL, email varchar(80) NOT NULL, boss int,"
                        + " PRIMARY KEY (tenant_id, id), UNIQUE (tenant_id, email(20)), FOREIGN KEY (tenant_id) REFERENCES"
                        + " tenants (id))",
                "CREATE TABLE roles (id int AUTO_INCREMENT PRIMARY KEY, name varchar(20) UNIQUE, parent_id int,"
                        + " FOREIGN KEY (parent_id) REFERENCES roles (id))",
                "CREATE TABLE grants (tenant_id int, user_id int, role_id int, since date NOT NULL,"
                        + " PRIMARY KEY (tenant_id, user_id, role_id), FOREIGN KEY (role_id) REFERENCES roles (id),"
                        + " FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id))",
                "CREATE TABLE teams (id int AUTO_INCREMENT PRIMARY KEY, owner_id int NOT NULL)",
                "CREATE TABLE members (id int AUTO_INCREMENT PRIMARY KEY, team_id int, rating int NOT NULL CHECK (rating < 6),"
                        + " FOREIGN KEY (team_id) REFERENCES teams (id))",
                "ALTER TABLE teams ADD FOREIGN KEY (owner_id) REFERENCES members (id)")) {
            for (long rows : List.of(100L, 2000L)) {
                VolumeReport report = filled.fill(rows, "grants", "teams");

                assertThat(report.notFilled()).extracting(NotFilled::why).isEmpty();
                assertThat(report.rows()).hasSize(6);
                assertThat(report.rows().values()).containsOnly(rows);
            }
            assertThat(filled.number("SELECT COUNT(DISTINCT parent_id) FROM roles"))
                    .isGreaterThan(500);
        }
    }

    @ParameterizedTest
    @EnumSource
    void partitionsTakeTheRowsThatAreTheirs(Flavor flavor) throws SQLException {
        try (Filled filled = Filled.on(
                flavor,
                "CREATE TABLE events (id bigint NOT NULL AUTO_INCREMENT, day date NOT NULL, PRIMARY KEY (id, day))"
                        + " PARTITION BY RANGE COLUMNS (day) (PARTITION p1 VALUES LESS THAN ('2019-02-01'),"
                        + " PARTITION p2 VALUES LESS THAN ('2019-03-01'))")) {
            VolumeReport report = filled.fill(2000, "events");

            assertThat(report.notFilled()).extracting(NotFilled::why).isEmpty();
            assertThat(filled.number("SELECT COUNT(*) FROM events PARTITION (p2)"))
                    .isGreaterThan(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTableThatTakesNoMoreIsNamedWithWhatIsInTheWay(Flavor flavor) throws SQLException {
        try (Filled filled = Filled.on(
                flavor,
                "CREATE TABLE states (mood enum('sad', 'happy') PRIMARY KEY)",
                "CREATE TABLE kinds (kind varchar(20) PRIMARY KEY CHECK (kind IN ('a', 'b', 'c')))",
                "CREATE TABLE never (id int AUTO_INCREMENT PRIMARY KEY, a int NOT NULL, CONSTRAINT impossible CHECK (a > 3 AND a"
                        + " < 2))",
                "CREATE TABLE refused (id int AUTO_INCREMENT PRIMARY KEY, name text)",
                "CREATE TRIGGER refuse BEFORE INSERT ON refused FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT ="
                        + " 'not here'")) {
            filled.fill(10, "kinds");
            VolumeReport report = filled.fill(100, "states", "kinds", "never", "refused");

            assertThat(report.rows().values()).containsExactly(3L, 0L, 0L, 2L);
            assertThat(report.notFilled().stream().map(NotFilled::why))
                    .satisfiesExactlyInAnyOrder(
                            why -> assertThat(why).contains("PRIMARY").contains("admits 2 rows"),
                            why -> assertThat(why).contains("PRIMARY").contains("admits 3 rows"),
                            why -> assertThat(why).contains("impossible"),
                            why -> assertThat(why).contains("trigger").contains("not here"));
        }
    }
}
