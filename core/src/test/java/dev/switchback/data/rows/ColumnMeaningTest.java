// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnMeaningTest {

    @ParameterizedTest
    @CsvSource({
        "uuid, 255, UUID",
        "request_uuid, 0, UUID",
        "external_id, 36, UUID",
        "customer_id, 20, NUMBER",
        "userEmail, 0, EMAIL",
        "json_data, 0, JSON",
        "payload, 0, JSON",
        "created_at, 0, INSTANT",
        "birth_date, 0, DATE",
        "password_hash, 64, HASH",
        "is_active, 5, FLAG",
        "uaa_url, 255, URL",
        "auth_method, 20, CATEGORY",
        "name, 255, PLAIN",
        "description, 0, PLAIN",
        "failure_description, 2000, PLAIN"
    })
    void isReadFromTheName(String column, int length, ColumnMeaning meaning) {
        assertThat(ColumnMeaning.of(column, length)).isEqualTo(meaning);
    }
}
