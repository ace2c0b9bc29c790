// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.engine.TypeShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeldValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "tinyint            | 127                       | 127",
                "tinyint            | 128                       | -",
                "tinyint unsigned   | 255                       | 255",
                "tinyint unsigned   | -1                        | -",
                "bigint unsigned    | 18446744073709551615      | 18446744073709551615",
                "bigint             | 9223372036854775808       | -",
                "int                | 1.5                       | -",
                "int                | text                      | -",
                "decimal(4,2)       | 99.999                    | -",
                "decimal(4,2)       | 12.345                    | 12.35",
                "timestamp          | 2038-01-20 00:00:00       | -",
                "timestamp          | 1970-01-01 00:00:00       | -",
                "timestamp          | 1970-01-01 00:00:01       | 1970-01-01 00:00:01",
                "datetime           | 1999-12-31 23:59:59.999   | 1999-12-31 23:59:59",
                "datetime(2)        | 1999-12-31 23:59:59.999   | 1999-12-31 23:59:59.99",
                "datetime           | infinity                  | -",
                "date               | 0044-03-15 BC             | -",
                "year               | 2155                      | 2155",
                "year               | 2156                      | -",
                "binary(2)          | \\xff                     | \\xff00",
                "varbinary(2)       | \\xff                     | \\xff",
                "varbinary(2)       | \\xff0000                 | -",
                "bit(4)             | 101                       | 0101",
                "bit(2)             | 101                       | -",
                "enum('a','b')      | b                         | b",
                "enum('a','b')      | c                         | -",
                "set('a','b','c')   | a,c                       | a,c",
                "set('a','b')       | a,c                       | -"
            })
    void isWhatTheTypeHolds(String type, String text, String held) {
        assertThat(HeldValues.of(shape(type, "utf8mb4"), text).orElse(null)).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({
        "utf8mb4, Zoë Ł 🚀, Zoë Ł 🚀",
        "utf8mb3, Zoë Ł 🚀, Zoë Ł ",
        "latin1, Zoë Ł 🚀, Zoë  ",
        "ascii, Zoë Ł 🚀, Zo  ",
        "latin2, Zoë Ł 🚀, Zoë Ł "
    })
    void leavesOutWhatTheCharacterSetLacks(String charset, String text, String held) {
        String expected = held.stripTrailing();
        assertThat(HeldValues.of(shape("varchar(20)", charset), text).map(String::stripTrailing))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "utf8mb4_0900_ai_ci | Ada     | ADA  | true",
                "utf8mb4_0900_ai_ci | é       | e    | true",
                "utf8mb4_general_ci | 'a '    | a    | true",
                "utf8mb4_unicode_ci | 🚀      | 🐘   | true",
                "utf8mb4_0900_ai_ci | ada     | bob  | false",
                "utf8mb4_bin        | Ada     | ADA  | false",
                "utf8mb4_bin        | 'a '    | a    | true"
            })
    void knowsWhatACollationTakesForEqual(String collation, String one, String other, boolean equal) {
        TypeShape type = shape("varchar(20)", "utf8mb4", collation);
        assertThat(ComparedValues.of(type, one).equals(ComparedValues.of(type, other)))
                .isEqualTo(equal);
    }

    private static TypeShape shape(String type, String charset) {
        return shape(type, charset, charset + "_general_ci");
    }

    private static TypeShape shape(String type, String charset, String collation) {
        String word = type.split("[( ]")[0];
        String[] numbers = type.replaceAll("[^0-9,]", "").split(",", -1);
        int first = numbers[0].isEmpty() ? 0 : Integer.parseInt(numbers[0]);
        int second = numbers.length < 2 || numbers[1].isEmpty() ? 0 : Integer.parseInt(numbers[1]);
        return RowTypes.shape(new RowTypes.Facts(word, type, first, first, second, first, charset, collation, null));
    }
}
