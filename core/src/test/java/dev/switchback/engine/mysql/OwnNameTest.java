// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.server.ThrowawayName;
import org.junit.jupiter.api.Test;

class OwnNameTest {

    @Test
    void aThrowawayDatabasesNameIsTakenOutWhereverItStands() {
        OwnName name = new OwnName(ThrowawayName.of("empty", "1a2b", 3));

        assertThat(name.removedFrom("`switchback_empty_1a2b_3`.`orders` 'switchback_empty_1a2b_3_x'"))
                .isEqualTo("`orders` 'switchback_x'");
    }

    @Test
    void aLiveDatabasesNameIsTakenOutInFrontOfNamesAlone() {
        OwnName name = new OwnName("shop");

        assertThat(name.removedFrom("`shop`.`orders`.`shop_id` = 'shop' AND shop.open"))
                .isEqualTo("`orders`.`shop_id` = 'shop' AND shop.open");
    }

    @Test
    void throwawayDatabasesAreKnownByTheirPrefix() {
        assertThat(OwnName.THROWAWAY).isEqualTo(ThrowawayName.PREFIX);
    }
}
