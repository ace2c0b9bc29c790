// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MysqlGrantTest {

    private static boolean writes(String line, String database) {
        return MysqlGrant.parse(line)
                .filter(grant -> grant.writes() && grant.covers(database))
                .isPresent();
    }

    @Test
    void patternsOfNamesAreThoseOfTheServer() {
        assertThat(writes("GRANT ALL PRIVILEGES ON *.* TO `root`@`%` WITH GRANT OPTION", "shop"))
                .isTrue();
        assertThat(writes("GRANT ALL PRIVILEGES ON `switchback\\_%`.* TO `r`@`%`", "switchback_1"))
                .isTrue();
        assertThat(writes("GRANT ALL PRIVILEGES ON `switchback\\_%`.* TO `r`@`%`", "switchbackup"))
                .isFalse();
        assertThat(writes("GRANT INSERT ON `shop_`.* TO `r`@`%`", "shop1")).isTrue();
        assertThat(writes("GRANT INSERT ON `sh``op.x`.* TO `r`@`%`", "sh`op.x")).isTrue();
        assertThat(writes("GRANT INSERT ON `sh``op.x`.* TO `r`@`%`", "sh`op-x")).isFalse();
    }

    @Test
    void readingIsNotWriting() {
        assertThat(writes("GRANT USAGE ON *.* TO `r`@`%`", "shop")).isFalse();
        assertThat(writes("GRANT SELECT, SHOW VIEW, CREATE TEMPORARY TABLES ON `shop`.* TO `r`@`%`", "shop"))
                .isFalse();
        assertThat(writes("GRANT CREATE USER, CREATE ROLE, DROP ROLE ON *.* TO `r`@`%`", "shop"))
                .isFalse();
        assertThat(writes("GRANT BACKUP_ADMIN,TABLE_ENCRYPTION_ADMIN ON *.* TO `r`@`%`", "shop"))
                .isFalse();
        assertThat(writes("GRANT SELECT, UPDATE (`a`, `b`) ON `shop`.`orders` TO `r`@`%`", "shop"))
                .isTrue();
    }

    @Test
    void whoMayChangeRoutinesEventsOrViewsWrites() {
        for (String privilege :
                new String[] {"ALTER ROUTINE", "CREATE ROUTINE", "CREATE VIEW", "EVENT", "DELETE HISTORY"}) {
            assertThat(writes("GRANT SELECT, " + privilege + " ON `shop`.* TO `r`@`%`", "shop"))
                    .as(privilege)
                    .isTrue();
        }
    }

    @Test
    void whatIsNoPrivilegeIsPassedOver() {
        assertThat(MysqlGrant.parse("GRANT `clerk`@`%` TO `r`@`%`")).isEmpty();
        assertThat(MysqlGrant.parse("GRANT PROXY ON ''@'' TO 'root'@'localhost' WITH GRANT OPTION"))
                .isEmpty();
        assertThat(MysqlGrant.parse("SET DEFAULT ROLE `clerk` FOR `r`@`%`")).isEmpty();
    }
}
