// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MentionsTest {

    @Test
    void whatStandsInQuotesIsAName() {
        assertThat(Mentions.in("ALTER TABLE `odd-na``me` ADD \"odd \"\"col\" int"))
                .contains("odd-na`me", "odd \"col");
    }

    @Test
    void aLongTextHasNamesToo() {
        assertThat(Mentions.anywhere("INSERT INTO `log` VALUES ('\"" + "x ".repeat(20_000) + "')"))
                .contains("log");
    }

    @Test
    void commentsAndStringsAreLeftOut() {
        assertThat(Mentions.in("/* a */ ALTER TABLE t COMMENT 'b' -- c"))
                .contains("t")
                .doesNotContain("a", "b", "c");
    }

    @Test
    void quoteInAStringHidesNothingWhereStringsCannotBeTold() {
        assertThat(Mentions.in(
                        "ALTER TABLE a COMMENT 'it\\'s 5\" wide', ADD FOREIGN KEY (x) REFERENCES b (x) COMMENT '6\"'"))
                .contains("a", "b");
        assertThat(Mentions.anywhere(
                        "-- isn`t it\nINSERT INTO `odd-log` VALUES ('5\"'); INSERT INTO \"odder log\" VALUES (1)"))
                .contains("odd-log", "odder log");
    }
}
