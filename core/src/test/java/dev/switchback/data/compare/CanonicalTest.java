// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.engine.ValueKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DECIMAL|1.50|DECIMAL|1.5000",
                "TEXT|007|INTEGER|7",
                "TEXT|1e3|INTEGER|1000",
                "DECIMAL|100.00|INTEGER|100",
                "DECIMAL|-0.00|INTEGER|0",
                "FLOAT8|1e+20|DECIMAL|100000000000000000000",
                "DECIMAL|123456789012345678.0|INTEGER|123456789012345678",
                "TIMESTAMP|2024-01-01 10:20:30.500|TIMESTAMP|2024-01-01 10:20:30.5",
                "TIMESTAMP|2024-01-01 10:20:30.000|TIMESTAMP|2024-01-01 10:20:30",
                "FLOAT4|0.1|FLOAT8|0.10000000149011612",
                "MONEY|-$1,234.50|DECIMAL|-1234.50",
                "DECIMAL|NaN|FLOAT8|NaN",
                "TEXT|Yes|BOOLEAN|t",
                "DATE|2024-01-01|TIMESTAMP|2024-01-01 00:00:00",
                "TEXT|2024-01-01T10:20:30Z|TIMESTAMP|2024-01-01 10:20:30+00",
                "TEXT|{6F9619FF-8B86-D011-B42D-00C04FC964FF}|UUID|6f9619ff-8b86-d011-b42d-00c04fc964ff",
                "JSON|{\"b\": 1, \"a\": [1.50, null]}|JSON|{\"a\":[1.5,null],\"b\":1}"
            })
    void meansTheSame(ValueKind oldKind, String old, ValueKind newKind, String now) {
        assertThat(Canonical.same(oldKind, old, newKind, now)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DECIMAL|1.50|INTEGER|2",
                "TEXT|a|TEXT|A",
                "TEXT|' a'|TEXT|a",
                "FLOAT8|0.123456789|FLOAT4|0.12345679",
                "TIMESTAMP|2024-01-01 10:20:30|DATE|2024-01-01",
                "JSON|{\"a\":1}|JSON|{\"a\":\"1\"}",
                "JSON|[1,2]|JSON|[2,1]"
            })
    void meansSomethingElse(ValueKind oldKind, String old, ValueKind newKind, String now) {
        assertThat(Canonical.same(oldKind, old, newKind, now)).isFalse();
    }
}
