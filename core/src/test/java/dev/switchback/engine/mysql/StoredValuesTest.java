// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoredValuesTest {

    /** MySQL 9.7 refuses any part of a vector (error 1210), and the rows of a whole table with it. */
    @Test
    void partsAreTakenOfEverythingButVectors() {
        assertThat(StoredValues.text("vector", "v")).contains("LEFT(HEX(`v`)").doesNotContain("LEFT(`v`");
        assertThat(StoredValues.text("longblob", "v")).contains("HEX(LEFT(`v`");
    }
}
